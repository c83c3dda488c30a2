package io.exeunt.ground.spec.bind;

import java.util.stream.DoubleStream;

/** Unit of a number in a file, seen from its component's. */
public enum KeyUnit {
    /** The same. */
    AS_IS {
        @Override
        double read(double written) {
            return written;
        }

        @Override
        double inverse(double value) {
            return value;
        }
    },
    /** Thousandths: ms for s. */
    MILLI {
        @Override
        double read(double written) {
            return written / THOUSAND;
        }

        @Override
        double inverse(double value) {
            return value * THOUSAND;
        }
    },
    /** One divided by it: a rate for a period. */
    RECIPROCAL {
        @Override
        double read(double written) {
            return 1 / written;
        }

        @Override
        double inverse(double value) {
            return 1 / value;
        }
    };

    private static final double THOUSAND = 1e3;

    /** What a number of a file means. */
    abstract double read(double written);

    abstract double inverse(double value);

    /** The number that means this, to the last bit if there is one. */
    double written(double value) {
        double near = inverse(value);
        return DoubleStream.of(near, Math.nextUp(near), Math.nextDown(near))
                .filter(each -> read(each) == value)
                .findFirst()
                .orElse(near);
    }

    /** Whether a number of a file can mean this to the last bit. */
    boolean tells(double value) {
        return read(written(value)) == value;
    }
}
