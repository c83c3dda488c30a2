package io.exeunt.policies.exit;

import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;

/**
 * Every sample leaves at one exit, whose head is the only one evaluated.
 *
 * @param exit its index
 * @param describe one line for a reader
 */
record FixedExitPolicy(int exit, String describe) implements FittedPolicy {
    @Override
    public PathHistogram paths(TraceSplit split) {
        int[] counts = new int[split.exits().size()];
        int[] correct = new int[counts.length];
        counts[exit] = split.samples();
        for (int i = 0; i < split.samples(); i++) {
            correct[exit] += split.correct(exit, i) ? 1 : 0;
        }
        return PathHistogram.ofExits(1L << exit, counts, correct);
    }

    @Override
    public List<RuleNumber> numbers() {
        return List.of(new RuleNumber("exit", Parameter.NO_EXIT, exit));
    }

    @Override
    public SampleDecisions decisions(TraceSplit split) {
        boolean[] right = new boolean[split.samples()];
        for (int i = 0; i < right.length; i++) {
            right[i] = split.correct(exit, i);
        }
        return new SampleDecisions(List.of(Path.of(exit, 1L << exit)), new int[right.length], right);
    }
}
