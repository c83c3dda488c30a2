package io.exeunt.hwmodels.condition;

import io.exeunt.ground.spec.PointedException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks of single values of a condition, and how they are printed. */
final class Given {
    private Given() {}

    static void positive(String pointer, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw new PointedException(pointer, "expected > 0, given " + text(value), null);
        }
    }

    static void within(String pointer, @Nullable Double value, double most) {
        between(pointer, value, -most, most);
    }

    static void between(String pointer, @Nullable Double value, double low, double high) {
        if (value != null && !(value >= low && value <= high)) {
            throw new PointedException(
                    pointer, "expected " + text(low) + " to " + text(high) + ", given " + text(value), null);
        }
    }

    /** Without a needless ".0" or exponent. */
    static String text(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    /** With its sign. */
    static String signed(double value) {
        return (value < 0 ? "-" : "+") + text(Math.abs(value));
    }
}
