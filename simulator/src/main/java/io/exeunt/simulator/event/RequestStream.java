package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Inlined;
import io.exeunt.ground.spec.bind.Key;
import io.exeunt.ground.spec.bind.KeyUnit;
import java.util.SplittableRandom;

/**
 * Requests that belong together and wait in a queue of their own, first come, first served.
 *
 * @param name for the reader
 * @param arrivals when they come
 * @param deadlineS time in s after its arrival by which a request should be answered; +∞ for none
 * @param priority a free device takes from the stream with the highest one that has a request waiting, from the first of equals; an
 *     inference that runs is not interrupted
 * @param queue how many may wait, and what becomes of the others
 */
public record RequestStream(
        @Absent("requests") String name,
        @Inlined Arrivals arrivals,

        @Key(value = "deadline_ms", in = KeyUnit.MILLI) @Absent("Infinity")
        double deadlineS,

        int priority,
        @Inlined QueueRule queue) {
    public RequestStream {
        Check.notBlank("name", name);
        Check.require(deadlineS > 0, "deadlineS", "> 0", deadlineS);
    }

    /** The same stream, with a deadline in s where it has none. */
    public RequestStream within(double usualDeadlineS) {
        return Double.isInfinite(deadlineS) ? new RequestStream(name, arrivals, usualDeadlineS, priority, queue) : this;
    }

    /** How many requests come before a time in s. */
    long offered(double untilS, SplittableRandom random) {
        ArrivalClock clock = arrivals.clock(random);
        long offered = 0;
        while (clock.nextS() < untilS) {
            offered++;
        }
        return offered;
    }

    /** The only stream of a device, with a queue without end. */
    public static RequestStream only(Arrivals arrivals, double deadlineS) {
        return new RequestStream("requests", arrivals, deadlineS, 0, QueueRule.UNBOUNDED);
    }
}
