package io.exeunt.policies.eenet;

import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Evaluates some heads only, fuses their answers, and leaves at the first after which the margin between the two likeliest classes reaches
 * its threshold.
 *
 * @param kept indices of the exits whose heads are evaluated
 * @param fusion of these
 * @param thresholds one per kept exit; that of the last is not looked at
 */
@SuppressWarnings("ArrayRecordComponent")
record PooledThresholds(int[] kept, AnswerFusion fusion, double[] thresholds) implements FittedPolicy {
    /** Bits of the heads that are evaluated. */
    long heads() {
        return IntStream.of(kept).mapToLong(k -> 1L << k).sum();
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return decisions(split).histogram();
    }

    @Override
    public SampleDecisions decisions(TraceSplit split) {
        StopScores scores = StopScores.byMargin(fusion.apply(LogProbabilities.of(split, kept)), split.labels());
        return Decisions.of(scores.leave(thresholds), scores.right(), kept).samples();
    }

    @Override
    public List<RuleNumber> numbers() {
        return ExitThresholds.numbers(kept, thresholds);
    }

    @Override
    public String describe() {
        return ExitThresholds.describe("by margin of pooled and corrected answers", kept, thresholds);
    }
}
