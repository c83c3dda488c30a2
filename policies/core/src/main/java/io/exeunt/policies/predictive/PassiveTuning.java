package io.exeunt.policies.predictive;

import io.exeunt.policies.exit.ThresholdKernel;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** β is turned, as a level of {@link BetaGrid} over all exits. */
final class PassiveTuning implements PolicyTuning {
    private static final List<Parameter> PARAMETERS = List.of(BetaGrid.PARAMETER);

    private final PassiveRule rule;
    private final TuningContext context;
    private final SideExits all;
    private final double[] betas;
    private final ThresholdKernel kernel;

    PassiveTuning(PassiveRule rule, TuningContext context) {
        this.rule = rule;
        this.context = context;
        all = new SideExits(context.split(), ExitSet.all(context.exits()), PassiveRule.NO_FORECAST);
        betas = BetaGrid.levels(all, context.split().samples());
        double[][] thresholds = new double[context.exits() - 1][];
        for (int k = 0; k < thresholds.length; k++) {
            double reference = all.level(k);
            thresholds[k] = Arrays.stream(betas).map(beta -> beta * reference).toArray();
        }
        long sides = ThresholdKernel.sides(context.split());
        kernel = ThresholdKernel.of(
                context.split(), ScoreColumns.of(context.split(), Score.MAX_ABS_LOGIT, sides), thresholds);
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<double[]> starts() {
        return IntStream.range(0, betas.length)
                .mapToObj(level -> new double[] {level})
                .toList();
    }

    @Override
    public ExitCounts count(ExitSet exits, double[] setting) {
        long heads = policy(exits, setting).heads();
        int[] levels = new int[exits.exits()];
        Arrays.fill(levels, (int) setting[0]);
        ExitCounts counts = ExitCounts.none(heads, exits.exits());
        kernel.count(heads, levels, counts.counts(), counts.correct());
        return counts;
    }

    @Override
    public boolean sweepsCheaply() {
        return true;
    }

    @Override
    public ThresholdPolicy policy(ExitSet exits, double[] setting) {
        Parameter.requireAllowed(PARAMETERS, setting);
        return rule.policy(
                exits,
                all.only(exits),
                betas[(int) setting[0]],
                context.costs(),
                context.split().samples());
    }
}
