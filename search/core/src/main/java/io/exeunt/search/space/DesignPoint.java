package io.exeunt.search.space;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One choice for every dimension of a space. Immutable; equal by content; made by {@link DesignSpace}. */
public final class DesignPoint {
    private static final int ID_LENGTH = 16;

    private final DesignSpace space;
    private final double[] values;
    private final byte[] packed;
    private final int hash;
    private @Nullable String id;

    /** Takes the arrays as they are; {@code packed} by the space's codec. */
    DesignPoint(DesignSpace space, double[] values, byte[] packed) {
        this.space = space;
        this.values = values;
        this.packed = packed;
        this.hash = Packed.hash(packed, 0, packed.length);
    }

    /** The values as {@link PointCodec} packs them; shared, not copied. */
    byte[] packed() {
        return packed;
    }

    /** Compares packed values with bytes elsewhere, from an offset on. */
    public boolean isPackedAt(byte[] bytes, int offset) {
        return Arrays.equals(packed, 0, packed.length, bytes, offset, offset + packed.length);
    }

    /** The space that it is a point of. */
    public DesignSpace space() {
        return space;
    }

    /**
     * Content hash: 16 hexadecimal digits of SHA-256 over the space and the bits of the values. Equal points have equal ids in every
     * process and on every machine.
     */
    public String id() {
        String known = id;
        if (known == null) {
            known = Sha256.begin().add(space.fingerprint()).add(values).hex().substring(0, ID_LENGTH);
            id = known;
        }
        return known;
    }

    /** Value of the dimension at an index, encoded as a double. */
    public double value(int index) {
        return values[index];
    }

    /** Value of the dimension of that name, encoded as a double. */
    public double value(String name) {
        return values[space.indexOf(name)];
    }

    /** A copy of the encoded values, by dimension. */
    public double[] values() {
        return values.clone();
    }

    /** Value of a flag. */
    public boolean flag(String name) {
        return values[index(name, Dimension.Flag.class)] != 0;
    }

    /** Name of the chosen option. */
    public String choice(String name) {
        int index = index(name, Dimension.Choice.class);
        return ((Dimension.Choice) space.dimension(index)).options().get((int) values[index]);
    }

    /** Index of the chosen option. */
    public int choiceIndex(String name) {
        return (int) values[index(name, Dimension.Choice.class)];
    }

    /** Value of a whole number. */
    public int integer(String name) {
        return (int) values[index(name, Dimension.IntRange.class)];
    }

    /** Value of a real number. */
    public double real(String name) {
        return values[index(name, Dimension.RealRange.class)];
    }

    /** The same point with one value changed; the value is checked. */
    public DesignPoint with(String name, double value) {
        double[] changed = values.clone();
        changed[space.indexOf(name)] = value;
        return space.point(changed);
    }

    /** The values as people write them, by name, in the order of the dimensions; see {@link Dimension#decode}. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(space.dimension(i).name(), space.dimension(i).decode(values[i]));
        }
        return Collections.unmodifiableMap(map);
    }

    private int index(String name, Class<? extends Dimension> kind) {
        int index = space.indexOf(name);
        Dimension dimension = space.dimension(index);
        Check.require(
                kind.isInstance(dimension),
                name,
                "a " + kind.getSimpleName(),
                "a " + dimension.getClass().getSimpleName());
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof DesignPoint that
                        && hash == that.hash
                        && Arrays.equals(packed, that.packed)
                        && space.equals(that.space);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The values by name, such as "{exit_0=true, clock=12}". */
    @Override
    public String toString() {
        return asMap().toString();
    }
}
