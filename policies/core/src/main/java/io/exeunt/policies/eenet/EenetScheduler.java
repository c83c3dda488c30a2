package io.exeunt.policies.eenet;

import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;

/** The fitted {@link EenetPolicy}: leaves at the first kept exit whose utility reaches its threshold. */
public final class EenetScheduler implements FittedPolicy {
    private final int[] kept;
    private final double[][] weights;
    private final double[] thresholds;

    EenetScheduler(int[] kept, double[][] weights, double[] thresholds) {
        this.kept = kept.clone();
        this.weights = weights.clone();
        this.thresholds = thresholds.clone();
    }

    /** Nothing to decide. */
    static EenetScheduler ofOneExit(int[] kept, int classes) {
        double[][] weights = {new double[EenetFeatures.own(classes)]};
        return new EenetScheduler(kept, weights, new double[] {Double.NEGATIVE_INFINITY});
    }

    static double[][][] ownFeatures(LogProbabilities outputs) {
        double[][][] own = new double[outputs.exits()][][];
        for (int k = 0; k < own.length; k++) {
            own[k] = EenetFeatures.own(outputs, k);
        }
        return own;
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
        LogProbabilities outputs = LogProbabilities.of(split, kept);
        boolean[][] right = StopScores.right(outputs, split.labels());
        int[] exit = StopScores.leave(EenetFeatures.utilities(ownFeatures(outputs), weights), thresholds);
        return Decisions.of(exit, right, kept);
    }

    @Override
    public List<RuleNumber> numbers() {
        return ExitThresholds.numbers(kept, thresholds);
    }

    @Override
    public String describe() {
        return ExitThresholds.describe(EenetPolicy.NAME + " by learned utility", kept, thresholds);
    }
}
