package io.exeunt.explore;

import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.SplitScores;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.stream.IntStream;

/** How often rules answer each class of one split right. Safe for use by many threads. */
final class ClassAccuracy {
    private final TraceSplit split;
    private final SplitScores scores;
    /** [class]. */
    private final int[] samples;

    ClassAccuracy(TraceSplit split) {
        this.split = split;
        this.scores = new SplitScores(split);
        this.samples = new int[split.classes()];
        for (int label : split.labels()) {
            samples[label]++;
        }
    }

    /** Number of samples of each class. */
    int[] samples() {
        return samples.clone();
    }

    /**
     * Number of right answers of each class.
     *
     * @throws UnsupportedOperationException if the rule decides about samples together and can't say what becomes of each
     */
    int[] right(FittedPolicy policy) {
        SampleDecisions decisions =
                policy instanceof ThresholdPolicy thresholds ? thresholds.decisions(scores) : policy.decisions(split);
        int[] right = new int[samples.length];
        for (int i = 0; i < decisions.samples(); i++) {
            right[split.labels()[i]] += decisions.right()[i] ? 1 : 0;
        }
        return right;
    }

    /** Accuracy on the class that is answered right the least often, of those that have samples. */
    double weakest(FittedPolicy policy) {
        int[] right = right(policy);
        return IntStream.range(0, samples.length)
                .filter(c -> samples[c] > 0)
                .mapToDouble(c -> (double) right[c] / samples[c])
                .min()
                .orElse(Double.NaN);
    }
}
