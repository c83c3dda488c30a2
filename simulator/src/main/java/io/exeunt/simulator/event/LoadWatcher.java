package io.exeunt.simulator.event;

import org.jspecify.annotations.Nullable;

/** Lets a governor look at the load when its time has come; mutable, for one run. */
final class LoadWatcher {
    private final LoadGovernor.Memory governor;
    private final double everyS;
    private final boolean choosing;
    private final Look look = new Look();
    private double nextLookS;

    LoadWatcher(LoadGovernor governor) {
        this.governor = governor.begin();
        this.everyS = governor.everyS();
        this.choosing = governor.modes().size() > 1;
    }

    /** A request has come at a time in s; who has nothing to choose is never asked, and not told either. */
    void arrived(double timeS) {
        if (choosing) {
            governor.arrived(timeS);
        }
    }

    /** Whether it looks before an inference that begins now. */
    boolean isDue(double nowS) {
        return choosing && nowS >= nextLookS;
    }

    /** When it looks next in a pause, in s, perhaps a time gone by; +∞ where it looks at inferences alone. */
    double nextInPauseS() {
        return choosing && everyS < Double.POSITIVE_INFINITY ? nextLookS : Double.POSITIVE_INFINITY;
    }

    /** So many requests wait from now on, and so many have come. */
    void queued(int waiting, long arrived) {
        look.queued = waiting;
        look.arrived = arrived;
    }

    int mode() {
        return look.mode;
    }

    /**
     * Lets it look, and takes down what it chooses.
     *
     * @param queue of the requests that come next; null where nobody waits
     * @param busyS time in s for which the unit has been busy since the load began
     * @return index of the mode from now on
     */
    int look(@Nullable RequestQueue queue, double nowS, double busyS, double temperatureC) {
        look.at(queue, nowS, busyS, temperatureC);
        int chosen = governor.choose(look);
        look.lastS = nowS;
        look.lastBusyS = busyS;
        look.mode = chosen;
        nextLookS = everyS < Double.POSITIVE_INFINITY ? nowS + everyS : 0;
        return chosen;
    }

    /** What the governor sees; one for a whole run. */
    private static final class Look implements LoadLook {
        private double timeS;
        private int mode;
        private int queued;
        private long arrived;
        private double waitedS;
        private double deadlineS;
        private double busyShare;
        private double temperatureC;
        private double lastS;
        private double lastBusyS;

        void at(@Nullable RequestQueue queue, double nowS, double busyS, double celsius) {
            timeS = nowS;
            waitedS = queue == null ? 0 : nowS - queue.oldestS();
            deadlineS =
                    queue == null ? Double.POSITIVE_INFINITY : queue.stream().deadlineS();
            double passedS = nowS - lastS;
            busyShare = passedS > 0 ? Math.min(1, (busyS - lastBusyS) / passedS) : 0;
            temperatureC = celsius;
        }

        @Override
        public double timeS() {
            return timeS;
        }

        @Override
        public int mode() {
            return mode;
        }

        @Override
        public int queued() {
            return queued;
        }

        @Override
        public long arrived() {
            return arrived;
        }

        @Override
        public double waitedS() {
            return waitedS;
        }

        @Override
        public double slackS() {
            return deadlineS - waitedS;
        }

        @Override
        public double busyShare() {
            return busyShare;
        }

        @Override
        public double temperatureC() {
            return temperatureC;
        }
    }
}
