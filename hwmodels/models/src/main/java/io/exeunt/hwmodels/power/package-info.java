/** Power and energy by component. */
@NullMarked
package io.exeunt.hwmodels.power;

import org.jspecify.annotations.NullMarked;
