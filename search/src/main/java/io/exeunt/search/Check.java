package io.exeunt.search;

/** Argument checks of this module, in the wording of the whole project: what was expected and what was given. */
public final class Check {
    private Check() {}

    /**
     * Checks any condition.
     *
     * @throws IllegalArgumentException "Expected name to be condition, given value"
     */
    public static void require(boolean holds, String name, String condition, Object given) {
        if (!holds) {
            throw new IllegalArgumentException("Expected " + name + " to be " + condition + ", given " + given);
        }
    }

    /** Checks that a whole number is above zero and returns it. */
    public static int positive(String name, int value) {
        require(value > 0, name, "> 0", value);
        return value;
    }

    /** Checks that a number is neither NaN nor infinite and returns it. */
    public static double finite(String name, double value) {
        require(Double.isFinite(value), name, "finite", value);
        return value;
    }

    /** Checks that a number lies in [0, 1] and returns it. */
    public static double probability(String name, double value) {
        require(value >= 0 && value <= 1, name, "in 0..1", value);
        return value;
    }

    /** Checks that a text is not blank and returns it. */
    public static String notBlank(String name, String value) {
        require(!value.isBlank(), name, "not blank", '"' + value + '"');
        return value;
    }
}
