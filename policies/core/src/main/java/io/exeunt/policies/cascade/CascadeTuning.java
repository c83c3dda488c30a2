package io.exeunt.policies.cascade;

import io.exeunt.policies.exit.ThresholdKernel;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One θ is turned, as a level 0 … 255: level 0 is −∞, which lets everybody go at once; level 255 is +∞, which lets nobody go; those between
 * are the scores of rank ⌊level·n/255⌋ among all scores of all exits but the final one on the fit split.
 */
final class CascadeTuning implements PolicyTuning {
    private static final String THETA = "theta_level";
    private static final int TOP = ThresholdKernel.LEVELS - 1;
    private static final int STARTS = 16;

    private final Score score;
    private final double[] thetas;
    private final ThresholdKernel kernel;
    private final List<Parameter> parameters = List.of(Parameter.whole(THETA, 0, TOP));

    CascadeTuning(Score score, TuningContext context) {
        this.score = score;
        long sides = ThresholdKernel.sides(context.split());
        score.require(CascadeRule.name(score), context.split(), sides);
        ScoreColumns scores = ScoreColumns.of(context.split(), score, sides);
        thetas = thetas(scores);
        double[] bars = Arrays.stream(thetas).map(CascadePolicy::bar).toArray();
        double[][] thresholds = new double[context.exits() - 1][];
        Arrays.fill(thresholds, bars);
        kernel = ThresholdKernel.of(context.split(), scores, thresholds);
    }

    /** [level]. */
    private static double[] thetas(ScoreColumns scores) {
        double[] pooled = Arrays.stream(scores.columns())
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        double[] thetas = new double[ThresholdKernel.LEVELS];
        for (int level = 1; level < TOP; level++) {
            thetas[level] = pooled.length == 0 ? 0 : pooled[(int) ((long) level * pooled.length / TOP)];
        }
        thetas[0] = Double.NEGATIVE_INFINITY;
        thetas[TOP] = Double.POSITIVE_INFINITY;
        return thetas;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<double[]> starts() {
        return IntStream.range(0, STARTS)
                .mapToObj(i -> new double[] {i * TOP / (STARTS - 1)})
                .toList();
    }

    @Override
    public ExitCounts count(ExitSet exits, double[] setting) {
        int[] levels = new int[exits.exits()];
        Arrays.fill(levels, level(setting));
        ExitCounts counts = ExitCounts.none(exits.bits(), exits.exits());
        kernel.count(exits.bits(), levels, counts.counts(), counts.correct());
        return counts;
    }

    @Override
    public boolean sweepsCheaply() {
        return true;
    }

    @Override
    public FittedPolicy policy(ExitSet exits, double[] setting) {
        return new CascadePolicy(score, exits, thetas[level(setting)]);
    }

    private int level(double[] setting) {
        Parameter.requireAllowed(parameters, setting);
        return (int) setting[0];
    }
}
