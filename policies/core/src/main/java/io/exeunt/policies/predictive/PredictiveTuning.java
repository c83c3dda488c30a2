package io.exeunt.policies.predictive;

import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Start exit, β and horizon are turned. Where the start exit is not kept, the next kept one behind it takes its place; β is a level of
 * {@link BetaGrid} over all exits.
 */
final class PredictiveTuning implements PolicyTuning {
    private static final int BETA_STEP = 8;

    private final PredictiveRule rule;
    private final Predictions predictions;
    private final SideExits all;
    private final double[] betas;
    private final List<Parameter> parameters;

    PredictiveTuning(PredictiveRule rule, TuningContext context) {
        this.rule = rule;
        predictions = Predictions.of(context.split());
        all = new SideExits(context.split(), ExitSet.all(context.exits()), rule.engine());
        betas = BetaGrid.levels(all, context.split().samples());
        parameters = List.of(
                Parameter.whole("start_exit", 0, context.exits() - 1),
                BetaGrid.PARAMETER,
                Parameter.whole("horizon", 1, rule.engine().horizon()));
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<double[]> starts() {
        List<double[]> starts = new ArrayList<>();
        for (int start = 0; start < all.count(); start++) {
            for (int beta = 1; beta < betas.length; beta += BETA_STEP) {
                starts.add(new double[] {start, beta, rule.engine().horizon()});
            }
        }
        starts.add(new double[] {all.count(), 0, rule.engine().horizon()});
        return starts;
    }

    @Override
    public PathHistogram count(ExitSet exits, double[] setting) {
        SideExits side = all.only(exits);
        return policy(side, exits, setting).paths(predictions, side);
    }

    @Override
    public PredictivePolicy policy(ExitSet exits, double[] setting) {
        return policy(all.only(exits), exits, setting);
    }

    private PredictivePolicy policy(SideExits side, ExitSet exits, double[] setting) {
        Parameter.requireAllowed(parameters, setting);
        int start = Long.numberOfTrailingZeros(exits.bits() & (-1L << (int) setting[0]));
        double[] thresholds = BetaGrid.thresholds(side, betas[(int) setting[1]]);
        return new PredictivePolicy(
                exits,
                start,
                rule.forecaster(),
                new ForecastEngine((int) setting[2]),
                BetaGrid.byExit(side, thresholds, exits.exits()));
    }
}
