/** How far predictions are from measurements, and how to split measurements so that the figure is honest. */
@NullMarked
package io.exeunt.hwmodels.validation;

import org.jspecify.annotations.NullMarked;
