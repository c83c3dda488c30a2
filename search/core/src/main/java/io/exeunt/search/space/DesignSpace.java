package io.exeunt.search.space;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Everything that may be chosen: an ordered list of dimensions with different names. Immutable; equal by content. */
public final class DesignSpace {
    private final List<Dimension> dimensions;
    private final Map<String, Integer> indexOfName = new HashMap<>();
    private final String fingerprint;
    private final PointCodec codec;
    private final double[] lows;
    private final double[] highs;
    private final boolean[] real;

    /**
     * Creates a space.
     *
     * @param dimensions at least one, each with a name of its own
     */
    public DesignSpace(List<? extends Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        Check.require(!dimensions.isEmpty(), "dimensions", "not empty", dimensions);
        for (int i = 0; i < dimensions.size(); i++) {
            String name = dimensions.get(i).name();
            Check.require(
                    indexOfName.put(name, i) == null, "names of dimensions", "different", "\"" + name + "\" twice");
        }
        lows = this.dimensions.stream().mapToDouble(Dimension::low).toArray();
        highs = this.dimensions.stream().mapToDouble(Dimension::high).toArray();
        real = new boolean[lows.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = this.dimensions.get(i) instanceof Dimension.RealRange;
        }
        fingerprint = Sha256.begin().add(this.dimensions.toString()).hex();
        codec = new PointCodec(this);
    }

    /** As the constructor. */
    public static DesignSpace of(Dimension... dimensions) {
        return new DesignSpace(Arrays.asList(dimensions));
    }

    /** The dimensions in order. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** How many dimensions there are. */
    public int dimensionCount() {
        return dimensions.size();
    }

    /** The dimension at an index. */
    public Dimension dimension(int index) {
        return dimensions.get(index);
    }

    /**
     * Index of the dimension of that name.
     *
     * @throws IllegalArgumentException when there is none; the message lists the names
     */
    public int indexOf(String name) {
        Integer index = indexOfName.get(name);
        if (index == null) {
            throw new IllegalArgumentException(
                    "Expected a dimension of " + new TreeSet<>(indexOfName.keySet()) + ", given \"" + name + "\"");
        }
        return index;
    }

    /** How many points the space has; infinite as soon as one dimension is real. Exact up to 2^53. */
    public double size() {
        return dimensions.stream().mapToDouble(Dimension::size).reduce(1, (a, b) -> a * b);
    }

    /** SHA-256 of the dimensions, in hexadecimal: equal for equal spaces, on every machine. */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * The point with these values.
     *
     * @param values one per dimension, in order: 0 or 1 for a flag, the index for a choice
     * @throws IllegalArgumentException naming the first dimension whose value isn't allowed
     */
    public DesignPoint point(double... values) {
        if (values.length != dimensions.size()) {
            Check.require(false, "number of values", dimensions.size() + "", values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!allows(i, values[i])) {
                Dimension dimension = dimensions.get(i);
                Check.require(false, dimension.name(), dimension.allowed(), values[i]);
            }
        }
        return trusted(values.clone());
    }

    /** As {@link Dimension#allows}, from arrays: every design of a search is asked. */
    private boolean allows(int dimension, double value) {
        return value >= lows[dimension] && value <= highs[dimension] && (real[dimension] || value == Math.rint(value));
    }

    /** The point with values as {@link DesignPoint#asMap} gives them; every dimension must be there and nothing else. */
    public DesignPoint point(Map<String, ?> values) {
        values.keySet().forEach(this::indexOf);
        double[] encoded = new double[dimensions.size()];
        for (int i = 0; i < encoded.length; i++) {
            Dimension dimension = dimensions.get(i);
            Object value = values.get(dimension.name());
            encoded[i] = dimension.encode(value == null ? "nothing" : value);
        }
        return trusted(encoded);
    }

    /** A point drawn uniformly, dimension by dimension. */
    public DesignPoint random(RandomGenerator random) {
        double[] values = new double[dimensions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = dimensions.get(i).random(random);
        }
        return trusted(values);
    }

    /**
     * The point at an index of the enumeration in which the last dimension runs fastest.
     *
     * @param index in 0 until {@link #size}, which must be finite
     */
    public DesignPoint pointAt(long index) {
        Check.require(
                index >= 0 && index < size() && size() <= 0x1p53,
                "index",
                "in a finite space of size " + size(),
                index);
        double[] values = new double[dimensions.size()];
        long rest = index;
        for (int i = values.length - 1; i >= 0; i--) {
            long size = (long) dimensions.get(i).size();
            values[i] = dimensions.get(i).low() + rest % size;
            rest /= size;
        }
        return trusted(values);
    }

    private DesignPoint trusted(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.0; // -0.0 becomes 0.0, so that equal values have equal bits
        }
        return new DesignPoint(this, values, codec.packed(values));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof DesignSpace that && dimensions.equals(that.dimensions);
    }

    @Override
    public int hashCode() {
        return dimensions.hashCode();
    }

    @Override
    public String toString() {
        return "DesignSpace" + dimensions;
    }
}
