/** Constants from measurements: robust, non-negative, and no more of them than the data can carry. */
@NullMarked
package io.exeunt.hwmodels.calibration;

import org.jspecify.annotations.NullMarked;
