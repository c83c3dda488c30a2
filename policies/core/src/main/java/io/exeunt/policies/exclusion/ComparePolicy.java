package io.exeunt.policies.exclusion;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

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
        ExitCounts counts = ExitCounts.none(exits.bits(), exits.exits());
        count(Predictions.of(split), new Leaders(split, exits), counts);
        return counts.histogram();
    }

    /** As {@link #paths}, with what does not depend on the thresholds found before. */
    void count(Predictions predictions, Leaders leaders, ExitCounts into) {
        for (int i = 0; i < predictions.samples(); i++) {
            int exit = leaders.exitOf(i, thresholds);
            into.counts()[exit]++;
            into.correct()[exit] += predictions.correct(exit, i) ? 1 : 0;
        }
    }

    @Override
    public List<RuleNumber> numbers() {
        return IntStream.of(exits.indices())
                .filter(k -> k != exits.last())
                .mapToObj(k -> new RuleNumber("threshold", k, thresholds[k]))
                .toList();
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
