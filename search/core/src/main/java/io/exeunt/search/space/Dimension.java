package io.exeunt.search.space;

import io.exeunt.ground.Check;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/** One thing that may be chosen. Every value is held as a double: a flag 0 or 1, a choice its index, an integer itself. */
public sealed interface Dimension {
    /** Name, unique within its space. */
    String name();

    /** Lowest value. */
    double low();

    /** Highest value, inclusive. */
    double high();

    /** How many different values there are; infinite for a real range that is wider than one value. */
    default double size() {
        return high() - low() + 1;
    }

    /** Whether a value is one of this dimension's own: within both ends, and whole unless the dimension is real. */
    default boolean allows(double value) {
        return value >= low() && value <= high() && value == Math.rint(value);
    }

    /** A value drawn uniformly. */
    default double random(RandomGenerator random) {
        return low() + random.nextLong((long) size());
    }

    /** A value as people write it: {@code Boolean}, the option's name, {@code Integer} or {@code Double}. */
    Object decode(double value);

    /**
     * The inverse of {@link #decode}: takes a Boolean for a flag, an option's name for a choice, a number for the others.
     *
     * @throws IllegalArgumentException "Expected clock to be in 0..12, given 13"
     */
    double encode(Object value);

    /** Which values are allowed, for messages: "true or false", "one of [a, b]", "in 0..12". */
    String allowed();

    private static double number(Dimension dimension, Object value) {
        Check.require(
                value instanceof Number n && dimension.allows(n.doubleValue()),
                dimension.name(),
                dimension.allowed(),
                value);
        return ((Number) value).doubleValue();
    }

    /** Yes or no. */
    record Flag(String name) implements Dimension {
        public Flag {
            Check.notBlank("name", name);
        }

        @Override
        public double low() {
            return 0;
        }

        @Override
        public double high() {
            return 1;
        }

        @Override
        public Object decode(double value) {
            return value != 0;
        }

        @Override
        public double encode(Object value) {
            Check.require(value instanceof Boolean, name, allowed(), value);
            return Boolean.TRUE.equals(value) ? 1 : 0;
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** One of several unordered options. */
    record Choice(String name, List<String> options) implements Dimension {
        public Choice {
            Check.notBlank("name", name);
            options = List.copyOf(options);
            Check.require(!options.isEmpty(), "options of " + name, "not empty", options);
            Check.require(new HashSet<>(options).size() == options.size(), "options of " + name, "different", options);
        }

        @Override
        public double low() {
            return 0;
        }

        @Override
        public double high() {
            return options.size() - 1;
        }

        @Override
        public Object decode(double value) {
            return options.get((int) value);
        }

        @Override
        public double encode(Object value) {
            int index = options.indexOf(value.toString());
            Check.require(index >= 0, name, allowed(), value);
            return index;
        }

        @Override
        public String allowed() {
            return "one of " + options;
        }
    }

    /** An ordered whole number, such as an index into an OPP table; both ends inclusive. */
    record IntRange(String name, int min, int max) implements Dimension {
        public IntRange {
            Check.notBlank("name", name);
            Check.require(max >= min, "max of " + name, ">= " + min, max);
        }

        @Override
        public double low() {
            return min;
        }

        @Override
        public double high() {
            return max;
        }

        @Override
        public Object decode(double value) {
            return (int) value;
        }

        @Override
        public double encode(Object value) {
            return Dimension.number(this, value);
        }

        @Override
        public String allowed() {
            return "a whole number in " + min + ".." + max;
        }
    }

    /** A real number; both ends inclusive. */
    record RealRange(String name, double min, double max) implements Dimension {
        public RealRange {
            Check.notBlank("name", name);
            Check.finite("min of " + name, min);
            Check.finite("max of " + name, max);
            Check.require(max >= min, "max of " + name, ">= " + min, max);
            Check.finite("width of " + name, max - min);
        }

        @Override
        public double low() {
            return min;
        }

        @Override
        public double high() {
            return max;
        }

        @Override
        public double size() {
            return max > min ? Double.POSITIVE_INFINITY : 1;
        }

        @Override
        public boolean allows(double value) {
            return value >= min && value <= max;
        }

        @Override
        public double random(RandomGenerator random) {
            return max > min ? random.nextDouble(min, max) : min;
        }

        @Override
        public Object decode(double value) {
            return value;
        }

        @Override
        public double encode(Object value) {
            return Dimension.number(this, value);
        }

        @Override
        public String allowed() {
            return "in " + min + ".." + max;
        }
    }
}
