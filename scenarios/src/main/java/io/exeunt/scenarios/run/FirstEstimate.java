package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.reports.format.Numbers;

/** Says once, when a long work has just begun, how long it will take. */
final class FirstEstimate {
    /** Steps in which Java warms up; the rate is that of all of them, so that the estimate is rather too long. */
    private static final int STEPS = 20;

    /** What is over sooner needs no announcement, in s. */
    private static final double LONG_S = 20;

    private final PhaseLog log;
    private final String work;
    private int seen;

    /**
     * An estimate.
     *
     * @param work such as "train"
     */
    FirstEstimate(PhaseLog log, String work) {
        this.log = log;
        this.work = work;
    }

    /** A step is done, and so much time is left by the rate so far, in s; NaN where that is not known. */
    void step(double leftS) {
        seen++;
        if (seen == STEPS && leftS > LONG_S) {
            log.note(work + " takes about " + Numbers.duration(leftS) + ", by its first " + STEPS + " steps");
        }
    }
}
