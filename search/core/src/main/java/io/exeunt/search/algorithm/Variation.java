package io.exeunt.search.algorithm;

import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How children differ from their parents, dimension by dimension: SBX and polynomial mutation for reals, uniform crossover for the rest, a
 * flip for flags, another option for choices, a creep for whole numbers. Powers and logarithms come from {@link StrictMath}, so that a
 * seed gives the same children on every machine.
 */
final class Variation {
    /** Mean length of a creep beyond one step, as a share of the range. */
    private static final double CREEP = 0.1;

    private static final double SAME = 1e-14;
    private static final double EXCHANGE_RATE = 0.5;

    private final Dimension[] dimensions;
    private final int[] free;
    private final NsgaII settings;

    Variation(DesignSpace space, NsgaII settings) {
        this(space, settings, Set.of());
    }

    /**
     * Leaves some dimensions alone.
     *
     * @param decided their indices
     */
    Variation(DesignSpace space, NsgaII settings, Set<Integer> decided) {
        this.dimensions = space.dimensions().toArray(Dimension[]::new);
        this.free = IntStream.range(0, dimensions.length)
                .filter(i -> dimensions[i].size() > 1 && !decided.contains(i))
                .toArray();
        this.settings = settings;
    }

    /** Crosses two parents, which become the children; each dimension takes part with probability one half. */
    void cross(double[] a, double[] b, RandomGenerator random) {
        for (int i : free) {
            if (random.nextDouble() >= EXCHANGE_RATE) {
                continue;
            }
            if (dimensions[i] instanceof Dimension.RealRange range) {
                crossReals(a, b, i, range, random);
            } else {
                swap(a, b, i);
            }
        }
    }

    /** Mutates every dimension with equal probability. */
    void mutate(double[] child, RandomGenerator random) {
        double rate = settings.mutationsPerChild() / free.length;
        for (int i : free) {
            if (random.nextDouble() < rate) {
                child[i] = mutated(dimensions[i], child[i], random);
            }
        }
    }

    /** Mutates one dimension, drawn uniformly. */
    void mutateOne(double[] child, RandomGenerator random) {
        if (free.length > 0) {
            int i = free[random.nextInt(free.length)];
            child[i] = mutated(dimensions[i], child[i], random);
        }
    }

    private double mutated(Dimension dimension, double value, RandomGenerator random) {
        if (dimension instanceof Dimension.RealRange range) {
            return polynomial(range, value, random);
        }
        return dimension instanceof Dimension.IntRange range
                ? creep(range, value, random)
                : other(dimension, value, random);
    }

    /** Any value but the present one, uniformly; flips a flag. */
    private static double other(Dimension dimension, double value, RandomGenerator random) {
        double drawn = dimension.low() + random.nextInt((int) dimension.size() - 1);
        return drawn < value ? drawn : drawn + 1;
    }

    /** At least one step up or down, more with falling probability; turned round at an end. */
    private static double creep(Dimension.IntRange range, double value, RandomGenerator random) {
        double beyond = -StrictMath.log(1 - random.nextDouble()) * CREEP * (range.high() - range.low());
        double step = 1 + Math.floor(beyond);
        boolean up = value == range.low() || value < range.high() && random.nextBoolean();
        return up ? Math.min(range.high(), value + step) : Math.max(range.low(), value - step);
    }

    /** Polynomial mutation. Source: Deb and Goyal, "A combined genetic adaptive search for engineering design", 1996. */
    private double polynomial(Dimension.RealRange range, double value, RandomGenerator random) {
        double width = range.max() - range.min();
        double power = settings.mutationIndex() + 1;
        double u = random.nextDouble();
        double shift = u <= 0.5
                ? StrictMath.pow(
                                2 * u + (1 - 2 * u) * StrictMath.pow(1 - (value - range.min()) / width, power),
                                1 / power)
                        - 1
                : 1
                        - StrictMath.pow(
                                2 - 2 * u + (2 * u - 1) * StrictMath.pow(1 - (range.max() - value) / width, power),
                                1 / power);
        return clamp(value + shift * width, range);
    }

    /** Simulated binary crossover. Source: Deb and Agrawal, Complex Systems 9(2), 1995. */
    private void crossReals(double[] a, double[] b, int i, Dimension.RealRange range, RandomGenerator random) {
        double distance = Math.abs(a[i] - b[i]);
        if (distance < SAME) {
            return;
        }
        double u = random.nextDouble();
        double exponent = 1 / (settings.crossoverIndex() + 1);
        double spread = StrictMath.pow(u <= 0.5 ? 2 * u : 0.5 / (1 - u), exponent);
        double middle = a[i] + b[i];
        a[i] = clamp(0.5 * (middle - spread * distance), range);
        b[i] = clamp(0.5 * (middle + spread * distance), range);
        if (random.nextBoolean()) {
            swap(a, b, i);
        }
    }

    private static double clamp(double value, Dimension.RealRange range) {
        return Math.max(range.min(), Math.min(range.max(), value));
    }

    private static void swap(double[] a, double[] b, int i) {
        double kept = a[i];
        a[i] = b[i];
        b[i] = kept;
    }
}
