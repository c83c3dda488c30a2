/** Measuring the machine one is on: repeated runs, its clocks and its meters of power, as Linux shows them below {@code /sys}. */
@NullMarked
package io.exeunt.hwmodels.measure;

import org.jspecify.annotations.NullMarked;
