package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Key;
import io.exeunt.ground.spec.bind.KeyUnit;

/**
 * Requests of a stream that are answered together. A free unit begins a batch when it is full, when its oldest request has waited long
 * enough, or when nobody else comes.
 *
 * @param size most requests of a batch, 1 … 256
 * @param waitS time in s for which a request waits, unit free, for others to come, ≥ 0
 * @param survivors what becomes of a batch of which some have left
 */
public record Batching(
        int size,
        @Key(value = "wait_ms", in = KeyUnit.MILLI) double waitS,
        Survivors survivors) {
    /** Each request by itself. */
    public static final Batching NONE = new Batching(1, 0, Survivors.WAIT);

    private static final int MOST = 256;

    /** What becomes of a batch of which some have left. */
    public enum Survivors {
        /** All run on to the exit of the last one, at which all are answered. */
        WAIT,
        /** Those who leave are answered there, the others go on as a smaller batch. */
        COMPACT
    }

    public Batching {
        Check.inRange("size of a batch", size, 1, MOST);
        Check.nonNegative("waitS", waitS);
    }
}
