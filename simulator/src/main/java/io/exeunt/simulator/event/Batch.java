package io.exeunt.simulator.event;

import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram.Entry;

/** Requests of one stream that are answered together, on their way through the network; mutable, for one run. */
final class Batch {
    private final int queue;
    private final long number;
    private final double beganS;
    private final ModeEntries mode;
    private final double[] arrivalsS;
    private final int[] paths;
    private final double[] doneS;
    private int size;
    private Path path;
    private int segment;
    private boolean asked;
    private double workedS;

    /**
     * One that begins.
     *
     * @param queue index of the stream
     * @param number of the batch, rising
     * @param mode in which all are answered; paths are indices of its entries
     * @param arrivalsS [request], in s
     * @param paths [request]
     */
    Batch(int queue, long number, double beganS, ModeEntries mode, double[] arrivalsS, int[] paths) {
        this.queue = queue;
        this.number = number;
        this.beganS = beganS;
        this.mode = mode;
        this.arrivalsS = arrivalsS;
        this.paths = paths;
        this.doneS = new double[paths.length];
        this.size = paths.length;
        this.path = common();
    }

    /** To the exit of the last one, asking every head that any of them asks; the deepest one's forecasts stand for all. */
    private Path common() {
        Path deepest = path(0);
        long evaluated = deepest.evaluated();
        for (int i = 1; i < size; i++) {
            evaluated |= path(i).evaluated();
            deepest = path(i).exit() > deepest.exit() ? path(i) : deepest;
        }
        return evaluated == deepest.evaluated() ? deepest : new Path(deepest.exit(), evaluated, deepest.forecasts());
    }

    private Path path(int request) {
        return entry(paths[request]).path();
    }

    /** Hears of every request that leaves. */
    interface Leaving {
        /**
         * A request is answered.
         *
         * @param path index of its path
         * @param doneS when it had reached its own exit, in s
         */
        void answered(double arrivalS, int path, double doneS);
    }

    /** The running segment has ended: those whose exit it is are done, and answered where survivors go on alone. */
    void passed(double nowS, double tookS, Batching.Survivors survivors, Leaving leaving) {
        for (int i = 0; i < size; i++) {
            doneS[i] = path(i).exit() == segment ? nowS : doneS[i];
        }
        asked = path.evaluates(segment);
        workedS += tookS;
        segment++;
        if (survivors == Batching.Survivors.COMPACT || isOver()) {
            letGo(leaving);
        }
    }

    private void letGo(Leaving leaving) {
        int left = 0;
        for (int i = 0; i < size; i++) {
            if (path(i).exit() < segment) {
                leaving.answered(arrivalsS[i], paths[i], doneS[i]);
            } else {
                arrivalsS[left] = arrivalsS[i];
                paths[left] = paths[i];
                left++;
            }
        }
        if (left > 0 && left < size) {
            size = left;
            path = common();
        }
        size = left;
    }

    /** Whether all have left. */
    boolean isOver() {
        return segment > path.exit();
    }

    int queue() {
        return queue;
    }

    long number() {
        return number;
    }

    /** Index of the mode in which all are answered. */
    int mode() {
        return mode.mode();
    }

    /** A path of the mode. */
    Entry entry(int path) {
        return mode.entries().get(path);
    }

    /** When its first segment began, in s. */
    double beganS() {
        return beganS;
    }

    /** Requests that are still in it. */
    int size() {
        return size;
    }

    /** What it does to the hardware from here on. */
    Path path() {
        return path;
    }

    /** Index of the segment that runs or comes next. */
    int segment() {
        return segment;
    }

    /** Whether the head before that was asked. */
    boolean asked() {
        return asked;
    }

    /** Time in s for which its segments have run. */
    double workedS() {
        return workedS;
    }
}
