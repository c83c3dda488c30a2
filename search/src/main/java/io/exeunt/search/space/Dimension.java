package io.exeunt.search.space;

import java.util.List;

/** One thing that may be chosen. Every value is held as a double: a flag 0 or 1, a choice its index, an integer itself. */
public sealed interface Dimension {
    /** Name, unique within its space. */
    String name();

    /** Lowest value. */
    double low();

    /** Highest value, inclusive. */
    double high();

    /** Yes or no. */
    record Flag(String name) implements Dimension {
        @Override
        public double low() {
            return 0;
        }

        @Override
        public double high() {
            return 1;
        }
    }

    /** One of several unordered options. */
    record Choice(String name, List<String> options) implements Dimension {
        public Choice {
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("Expected options of " + name + " to be not empty, given []");
            }
        }

        @Override
        public double low() {
            return 0;
        }

        @Override
        public double high() {
            return options.size() - 1;
        }
    }

    /** An ordered whole number, such as an index into an OPP table; both ends inclusive. */
    record IntRange(String name, int min, int max) implements Dimension {
        public IntRange {
            if (max < min) {
                throw new IllegalArgumentException("Expected max of " + name + " to be >= " + min + ", given " + max);
            }
        }

        @Override
        public double low() {
            return min;
        }

        @Override
        public double high() {
            return max;
        }
    }

    /** A real number; both ends inclusive. */
    record RealRange(String name, double min, double max) implements Dimension {
        public RealRange {
            if (!(max >= min)) {
                throw new IllegalArgumentException("Expected max of " + name + " to be >= " + min + ", given " + max);
            }
        }

        @Override
        public double low() {
            return min;
        }

        @Override
        public double high() {
            return max;
        }
    }
}
