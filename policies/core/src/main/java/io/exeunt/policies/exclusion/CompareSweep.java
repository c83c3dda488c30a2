package io.exeunt.policies.exclusion;

import io.exeunt.simulator.trace.TraceSplit;
import java.util.function.IntToDoubleFunction;

/** Accuracy of the softmax baseline as the threshold of one exit varies: where it does not let a sample go, a later exit does. */
final class CompareSweep implements GreedySearch.Sweep {
    private static final int PERCENTS = 101;

    private final TraceSplit split;
    private final Leaders leaders;

    CompareSweep(TraceSplit split, Leaders leaders) {
        this.split = split;
        this.leaders = leaders;
    }

    @Override
    public IntToDoubleFunction accuracies(double[] thresholds, int exit) {
        double[] without = thresholds.clone();
        without[exit] = 1;
        int[] right = new int[PERCENTS];
        for (int i = 0; i < split.samples(); i++) {
            int otherwise = leaders.exitOf(i, without);
            boolean rightHere = split.correct(exit, i);
            boolean rightOtherwise = split.correct(otherwise, i);
            for (int percent = 0; percent < PERCENTS; percent++) {
                boolean here = otherwise > exit && leaders.leaves(exit, i, percent / 100.0);
                right[percent] += (here ? rightHere : rightOtherwise) ? 1 : 0;
            }
        }
        return percent -> (double) right[percent] / split.samples();
    }
}
