package org.example;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.Arrays;

/**
 * A policy that knows only how to be fitted to a budget: a sample leaves where this exit and the kept one before it are sure of one class
 * together, and that class is the answer. One threshold for all exits.
 */
public final class TwoVoices implements ExitPolicy {
    @Override
    public String name() {
        return "two_voices";
    }

    /** The lowest threshold whose mean cost keeps the budget: thresholds are tried from the most careful one down. */
    @Override
    public FittedPolicy fit(FitContext context) {
        Voices voices = new Voices(context.split());
        ExitSet exits = context.exits();
        double careful = 1;
        double hasty = 0;
        for (int step = 0; step < 20; step++) {
            double threshold = (careful + hasty) / 2;
            double cost = context.costs().mean(voices.paths(exits, levels(exits, threshold)));
            if (cost > context.budget()) {
                careful = threshold;
            } else {
                hasty = threshold;
            }
        }
        return new Fitted(exits, hasty);
    }

    private static double[] levels(ExitSet exits, double threshold) {
        double[] levels = new double[exits.exits()];
        Arrays.fill(levels, threshold);
        return levels;
    }

    private record Fitted(ExitSet exits, double threshold) implements FittedPolicy {
        @Override
        public PathHistogram paths(io.exeunt.simulator.trace.TraceSplit split) {
            return new Voices(split).paths(exits, levels(exits, threshold));
        }

        @Override
        public String describe() {
            return "two voices above " + threshold;
        }
    }
}
