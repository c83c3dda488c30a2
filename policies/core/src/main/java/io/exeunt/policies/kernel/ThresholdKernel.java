package io.exeunt.policies.kernel;

import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.TraceSplit;

/** Threshold rules on one split and one score, evaluated by bit operations; immutable, may be shared between threads. */
public final class ThresholdKernel {
    /** Number of quantile levels: level 0 lets every sample go, level 255 none. */
    public static final int LEVELS = 256;

    private ThresholdKernel() {}

    /** Prepares a split for one score. */
    public static ThresholdKernel of(TraceSplit fit, Score score) {
        throw new UnsupportedOperationException(fit.name() + score);
    }

    /** Bits of the heads asked: kept ones whose level is not 255, and the final one. */
    public long heads(ExitSet exits, int[] levels) {
        throw new UnsupportedOperationException();
    }

    /** Fills in how many samples leave at each exit, and how many of them are right; allocates nothing. */
    public void count(ExitSet exits, int[] levels, int[] counts, int[] correct) {
        throw new UnsupportedOperationException();
    }

    /** The same rule with explicit thresholds, for use on another split. */
    public ThresholdPolicy policy(ExitSet exits, int[] levels) {
        throw new UnsupportedOperationException();
    }
}
