package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Key;

/**
 * How many requests of a stream may wait for a device that is busy, and which are dropped.
 *
 * @param capacity requests that may wait, 1 … 65536; {@link Integer#MAX_VALUE} without bound
 * @param drop which one goes
 */
public record QueueRule(
        @Key("queue") @Absent("2147483647") int capacity,
        @Absent("NEWEST") Drop drop) {
    /** Everybody waits. */
    public static final QueueRule UNBOUNDED = new QueueRule(Integer.MAX_VALUE, Drop.NEWEST);

    /** Which request is dropped. */
    public enum Drop {
        /** The one that finds the queue full. */
        NEWEST,
        /** The one that has waited longest makes room for the one that finds the queue full: the latest frame is answered. */
        OLDEST,
        /** The one that finds the queue full, and every one whose deadline has passed when its turn comes. */
        LATE
    }

    public QueueRule {
        Check.require(
                capacity >= 1 && (capacity <= RequestQueue.HELD || capacity == Integer.MAX_VALUE),
                "capacity",
                "in 1.." + RequestQueue.HELD + ", or without bound",
                capacity);
    }
}
