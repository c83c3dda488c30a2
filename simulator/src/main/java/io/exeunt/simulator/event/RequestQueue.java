package io.exeunt.simulator.event;

import io.exeunt.simulator.event.QueueRule.Drop;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/**
 * A stream's waiting requests. At most {@link #HELD} are held: where more may wait, the others stay with the arrival clock until there
 * is room, which changes nothing for them; memory does not grow with a backlog. Mutable, for one run.
 */
final class RequestQueue {
    /** So many waiting requests are counted; of more, at least so many are known. */
    static final int HELD = 1 << 16;

    private final RequestStream stream;
    private final ArrivalClock clock;
    private final double untilS;
    private final int capacity;
    private final DoubleConsumer told;
    private double[] arrivalsS = new double[16];
    private int head;
    private int size;
    private int longest;
    private double comingS;
    private long offered;
    private long dropped;

    /**
     * Of a stream that has not begun.
     *
     * @param untilS time in s from which nothing comes any more
     * @param told when each request came, in s
     */
    RequestQueue(RequestStream stream, double untilS, SplittableRandom random, DoubleConsumer told) {
        this.stream = stream;
        this.clock = stream.arrivals().clock(random);
        this.untilS = untilS;
        this.capacity = stream.queue().capacity();
        this.told = told;
        this.comingS = withinLoad(clock.nextS());
    }

    private double withinLoad(double arrivalS) {
        return arrivalS < untilS ? arrivalS : Double.POSITIVE_INFINITY;
    }

    /** Lets in everything that has come by now. */
    void admit(double nowS) {
        while (comingS <= nowS && (size < HELD || capacity <= HELD)) {
            admitOne(comingS);
            comingS = withinLoad(clock.nextS());
        }
        if (stream.queue().drop() == Drop.LATE) {
            dropLate(nowS);
        }
    }

    private void admitOne(double arrivalS) {
        offered++;
        told.accept(arrivalS);
        if (size == capacity) {
            dropped++;
            if (stream.queue().drop() != Drop.OLDEST) {
                return;
            }
            remove();
        }
        add(arrivalS);
    }

    private void add(double arrivalS) {
        if (size == arrivalsS.length) {
            grow();
        }
        arrivalsS[(head + size) & (arrivalsS.length - 1)] = arrivalS;
        size++;
        longest = Math.max(longest, size);
    }

    private void grow() {
        double[] larger = Arrays.copyOf(arrivalsS, 2 * arrivalsS.length);
        System.arraycopy(arrivalsS, 0, larger, arrivalsS.length, head);
        arrivalsS = larger;
    }

    private void dropLate(double nowS) {
        while (size > 0 && nowS - arrivalsS[head] > stream.deadlineS()) {
            remove();
            dropped++;
        }
    }

    private double remove() {
        double arrivalS = arrivalsS[head];
        head = (head + 1) & (arrivalsS.length - 1);
        size--;
        return arrivalS;
    }

    /** Takes out the request that has waited longest; returns when it came, in s. */
    double take() {
        return remove();
    }

    /** The device has answered a request of this stream and is free. */
    void answered(double freeS) {
        comingS = withinLoad(clock.answered(freeS, comingS));
    }

    RequestStream stream() {
        return stream;
    }

    int size() {
        return size;
    }

    /** Most requests that waited at a time, at most {@link #HELD} of them counted. */
    int longest() {
        return longest;
    }

    /** When the request that has waited longest came, in s. */
    double oldestS() {
        return arrivalsS[head];
    }

    /** When the next request that is not in the queue comes; +∞ for never. */
    double comingS() {
        return comingS;
    }

    long offered() {
        return offered;
    }

    long dropped() {
        return dropped;
    }
}
