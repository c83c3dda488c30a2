package io.exeunt.policies.dl4j.eenet;

import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The fitted {@link ExeuntSchedulerPolicy}: evaluates some heads only, fuses their answers, and leaves at the first after which the
 * margin between the two likeliest classes reaches its threshold.
 */
public final class ExeuntScheduler implements FittedPolicy {
    private final int[] kept;
    private final AnswerFusion fusion;
    private final double[] thresholds;

    ExeuntScheduler(int[] kept, AnswerFusion fusion, double[] thresholds) {
        this.kept = kept.clone();
        this.fusion = fusion;
        this.thresholds = thresholds.clone();
    }

    /** Exits whose heads are evaluated, rising. */
    public int[] evaluatedExits() {
        return kept.clone();
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return decide(split).histogram();
    }

    @Override
    public SampleDecisions decisions(TraceSplit split) {
        return decide(split).samples();
    }

    /** Where every single sample leaves and whether it is answered right then. */
    public Decisions decide(TraceSplit split) {
        StopScores scores = StopScores.byMargin(fusion.apply(LogProbabilities.of(split, kept)), split.labels());
        return Decisions.of(scores.leave(thresholds), scores.right(), kept);
    }

    @Override
    public String describe() {
        StringJoiner line =
                new StringJoiner(", ", ExeuntSchedulerPolicy.NAME + " by margin of fused answers: leaves at ", "");
        for (int i = 0; i < kept.length - 1; i++) {
            line.add(String.format(Locale.ROOT, "exit %d from %.4g", kept[i], thresholds[i]));
        }
        return line.add("exit " + kept[kept.length - 1] + " always").toString();
    }
}
