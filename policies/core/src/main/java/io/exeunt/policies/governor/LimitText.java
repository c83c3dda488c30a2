package io.exeunt.policies.governor;

import java.math.BigDecimal;
import java.math.MathContext;

/** A limit of time in words. */
final class LimitText {
    private static final MathContext DIGITS = new MathContext(4);

    private LimitText() {}

    /** "33.3 ms"; "any time" for +∞. */
    static String of(double limitS) {
        return Double.isInfinite(limitS)
                ? "any time"
                : new BigDecimal(Double.toString(limitS))
                                .movePointRight(3)
                                .round(DIGITS)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " ms";
    }
}
