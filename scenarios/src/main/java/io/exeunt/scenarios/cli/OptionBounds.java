package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import java.math.BigDecimal;

/** Bounds of options that are numbers: what lies outside is a slip of the keyboard, or would take longer than anybody waits. */
final class OptionBounds {
    private OptionBounds() {}

    /**
     * A number within bounds.
     *
     * @param unit for the message, with a blank before it; "" for none
     * @throws InvalidInputException if it is not
     */
    static double within(String option, double value, double least, double most, String unit) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException(
                    option, "expected " + plain(least) + " to " + plain(most) + unit + ", given " + value, null);
        }
        return value;
    }

    /** A whole number within bounds. */
    static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(option, "expected " + least + " to " + most + ", given " + value, null);
        }
        return value;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
