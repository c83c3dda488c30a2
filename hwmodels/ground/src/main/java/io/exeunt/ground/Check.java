package io.exeunt.ground;

import java.util.List;

/** Argument checks with one wording: what was expected and what was given. Each returns its argument. */
public final class Check {
    private Check() {}

    /**
     * Checks that a number is finite and above zero.
     *
     * @throws IllegalArgumentException "Expected name to be &gt; 0, given value"
     */
    public static double positive(String name, double value) {
        return that(value > 0 && Double.isFinite(value), name, "> 0", value);
    }

    /** Checks that a number is finite and not negative. */
    public static double nonNegative(String name, double value) {
        return that(value >= 0 && Double.isFinite(value), name, ">= 0", value);
    }

    /** Checks that a number is neither NaN nor infinite. */
    public static double finite(String name, double value) {
        return that(Double.isFinite(value), name, "finite", value);
    }

    /** Checks that a whole number is above zero. */
    public static int positive(String name, int value) {
        require(value > 0, name, "> 0", value);
        return value;
    }

    /** Checks that a whole number is above zero. */
    public static long positive(String name, long value) {
        require(value > 0, name, "> 0", value);
        return value;
    }

    /** Checks that a whole number is not negative. */
    public static long nonNegative(String name, long value) {
        require(value >= 0, name, ">= 0", value);
        return value;
    }

    /** Checks that a whole number lies in [low, high]. */
    public static int inRange(String name, int value, int low, int high) {
        if (value < low || value > high) {
            require(false, name, "in " + low + ".." + high, value);
        }
        return value;
    }

    /** Checks that a number lies in [0, 1]. */
    public static double probability(String name, double value) {
        return that(value >= 0 && value <= 1, name, "in 0..1", value);
    }

    /** Checks that a text is not blank. */
    public static String notBlank(String name, String value) {
        require(!value.isBlank(), name, "not blank", "\"" + value + "\"");
        return value;
    }

    /** Checks that a list is not empty and returns an immutable copy. */
    public static <T> List<T> notEmpty(String name, List<T> values) {
        require(!values.isEmpty(), name, "not empty", "[]");
        return List.copyOf(values);
    }

    /** Checks any condition: "Expected name to be condition, given value". */
    public static void require(boolean holds, String name, String condition, Object given) {
        if (!holds) {
            throw new IllegalArgumentException("Expected " + name + " to be " + condition + ", given " + given);
        }
    }

    private static double that(boolean holds, String name, String condition, double given) {
        require(holds, name, condition, given);
        return given;
    }
}
