package io.exeunt.policies.exclusion;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.StringJoiner;

/**
 * The softmax baseline of class exclusion with given thresholds: leaves at the first kept exit at which exactly one class
 * probability is above the exit's threshold, with that class; at the final exit always. Nothing is carried from exit to exit.
 * Every kept head on the way is evaluated. Source: "CompareN" of the repository of arXiv 2309.13443.
 *
 * @param exits kept exits
 * @param thresholds [exit], each in 0 … 1; those of exits not kept and of the final exit are ignored
 */
@SuppressWarnings("ArrayRecordComponent")
public record ComparePolicy(ExitSet exits, double[] thresholds) implements FittedPolicy {
    public ComparePolicy {
        Check.require(thresholds.length == exits.exits(), "thresholds", exits.exits() + " numbers", thresholds.length);
        thresholds = thresholds.clone();
        for (int k = 0; k < thresholds.length; k++) {
            Check.probability("thresholds[" + k + "]", thresholds[k]);
        }
    }

    /** Threshold of exit k. */
    public double threshold(int exit) {
        return thresholds[exit];
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return paths(split, new Leaders(split, exits));
    }

    PathHistogram paths(TraceSplit split, Leaders leaders) {
        int[] counts = new int[exits.exits()];
        int[] correct = new int[exits.exits()];
        for (int i = 0; i < split.samples(); i++) {
            int exit = leaders.exitOf(i, thresholds);
            counts[exit]++;
            correct[exit] += split.correct(exit, i) ? 1 : 0;
        }
        return PathHistogram.ofExits(exits.bits(), counts, correct);
    }

    @Override
    public String describe() {
        StringJoiner line = new StringJoiner(", ", CompareRule.NAME + ": leaves if one class alone is above ", "");
        for (int k : exits.indices()) {
            line.add(
                    k == exits.last()
                            ? "at final exit " + k + " always"
                            : ExclusionPolicy.text(thresholds[k]) + " at exit " + k);
        }
        return line.toString();
    }
}
