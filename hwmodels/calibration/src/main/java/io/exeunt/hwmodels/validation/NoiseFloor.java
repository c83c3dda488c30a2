package io.exeunt.hwmodels.validation;

import io.exeunt.ground.Check;

/**
 * How far measurements differ that ought to be equal. Where it is the difference of two, a model's error against one of them can't be
 * expected to lie far below this divided by √2.
 *
 * @param share as a share of the measurement, >= 0
 * @param basis what it was taken from, in words
 */
public record NoiseFloor(double share, String basis) {
    public NoiseFloor {
        Check.nonNegative("noise floor", share);
        Check.notBlank("basis", basis);
    }
}
