package io.exeunt.ground.statistics;

import io.exeunt.ground.Check;
import org.apache.commons.math3.special.Erf;

/** Whether a difference with a known standard error is more than chance, where the normal distribution is near enough. */
public final class ZTest {
    private ZTest() {}

    /**
     * Two-sided p-value, erfc(|d| / (√2·σ)); of no difference 1, of one that knows no error 0.
     *
     * @param difference d
     * @param standardError σ, in the same unit, >= 0
     */
    public static double twoSidedP(double difference, double standardError) {
        Check.nonNegative("standardError", standardError);
        return difference == 0 ? 1 : Erf.erfc(Math.abs(difference) / (Math.sqrt(2) * standardError));
    }
}
