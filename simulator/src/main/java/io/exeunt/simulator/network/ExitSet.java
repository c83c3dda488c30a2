package io.exeunt.simulator.network;

import io.exeunt.ground.Check;
import java.util.stream.IntStream;

/**
 * Which exits of a network are kept, as bits; bit k stands for exit k. The final exit is always kept.
 *
 * @param exits number of exits of the network, 1 … 63
 * @param bits kept exits
 */
public record ExitSet(int exits, long bits) {
    /** The largest number of exits a network may have. */
    public static final int MAX_EXITS = 63;

    public ExitSet {
        Check.inRange("exits", exits, 1, MAX_EXITS);
        bits |= 1L << (exits - 1);
        if (bits >>> exits != 0) {
            Check.require(false, "kept exits", "within 0.." + (exits - 1), Long.toBinaryString(bits));
        }
    }

    /** Every exit kept. */
    public static ExitSet all(int exits) {
        return new ExitSet(exits, (1L << Check.inRange("exits", exits, 1, MAX_EXITS)) - 1);
    }

    /** Only the final exit. */
    public static ExitSet finalOnly(int exits) {
        return new ExitSet(exits, 0);
    }

    /** The exits with these indices, and the final one. */
    public static ExitSet of(int exits, int... kept) {
        return new ExitSet(exits, IntStream.of(kept).mapToLong(k -> 1L << k).reduce(0, (a, b) -> a | b));
    }

    /** Whether exit k is kept. */
    public boolean contains(int exit) {
        return (bits >>> exit & 1) != 0;
    }

    /** Number of kept exits. */
    public int size() {
        return Long.bitCount(bits);
    }

    /** Index of the final exit. */
    public int last() {
        return exits - 1;
    }

    /** Indices of the kept exits, rising. */
    public int[] indices() {
        return IntStream.range(0, exits).filter(this::contains).toArray();
    }
}
