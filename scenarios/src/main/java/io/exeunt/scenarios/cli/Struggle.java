package io.exeunt.scenarios.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Tells when a process does little else than collecting garbage, from one look after the other; mutable, for one thread. */
final class Struggle {
    /** Time in s for which it has to go on. */
    static final double LONG_S = 10;

    /** Share of that time in collections. */
    private static final double MOST_COLLECTING = 0.8;

    /** Share of the heap that collections leave in use. */
    private static final double NEARLY_FULL = 0.85;

    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(double timeS, double collectingS) {}

    /**
     * A look.
     *
     * @param timeS by any clock
     * @param collectingS time in s that collections have taken since the process began
     * @param fullShare of the heap that the latest collections left in use, 0 … 1
     */
    boolean isHopeless(double timeS, double collectingS, double fullShare) {
        if (fullShare < NEARLY_FULL) {
            looks.clear();
        }
        looks.addLast(new Look(timeS, collectingS));
        while (looks.size() > 1 && timeS - second().timeS() >= LONG_S) {
            looks.removeFirst();
        }
        double spanS = timeS - looks.getFirst().timeS();
        return spanS >= LONG_S && collectingS - looks.getFirst().collectingS() >= MOST_COLLECTING * spanS;
    }

    private Look second() {
        Iterator<Look> all = looks.iterator();
        all.next();
        return all.next();
    }
}
