package io.exeunt.policies.predictive;

import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.exit.Budgets;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predictive Exit: thresholds T_k = β·A_k on max |logit|, A_k = |mean over the fit split of the mean logit|, and a forecast of the exit
 * to ask next. Start exit and β are those with the most right answers on fit whose mean cost is within the budget; the repository's
 * were tuned by hand per data set and start layer. Source: arXiv 2206.04685.
 *
 * @param forecaster the published engine, or the oracle
 * @param engine with its horizon
 */
public record PredictiveRule(Forecaster forecaster, ForecastEngine engine) implements ExitPolicy {
    /** Name in scenarios. */
    public static final String NAME = "predictive";

    /** Name in scenarios of the rule that knows the right forecast. */
    public static final String ORACLE_NAME = "predictive_oracle";

    /** The published engine and horizon. */
    public PredictiveRule() {
        this(Forecaster.SHIFT_KERNEL, new ForecastEngine(ForecastEngine.PUBLISHED_HORIZON));
    }

    /** The rule whose forecasts are always right. */
    public static PredictiveRule oracle() {
        return new PredictiveRule(Forecaster.ORACLE, new ForecastEngine(ForecastEngine.PUBLISHED_HORIZON));
    }

    @Override
    public String name() {
        return forecaster == Forecaster.ORACLE ? ORACLE_NAME : NAME;
    }

    @Override
    public boolean reads(TraceSplit split) {
        return Score.MAX_ABS_LOGIT.reads(split);
    }

    /** The oracle knows what later exits will say. */
    @Override
    public boolean canBeBuilt() {
        return forecaster != Forecaster.ORACLE;
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        return new PredictiveTuning(this, context);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        return choose(context);
    }

    /** As {@link #fit}, with the result's own type. */
    public PredictivePolicy choose(FitContext context) {
        int cheapest = Budgets.cheapestExit(context);
        Budgets.requireWithin(context, Budgets.direct(context, cheapest), "leaving at exit " + cheapest);
        SideExits side = new SideExits(context.split(), context.exits(), engine);
        FitTally trial = new FitTally(context);
        double[] betas = BetaGrid.of(side, context.split().samples());
        List<Point<PredictivePolicy>> points = new ArrayList<>();
        for (int start = 0; start <= side.count(); start++) {
            for (double beta : betas) {
                run(trial, new ForecastWalk(side, forecaster, engine, BetaGrid.thresholds(side, beta), start), context);
                int first = side.exit(start);
                points.add(trial.point(() -> policy(context, side, first, beta)));
            }
        }
        return BudgetChoice.best(context, Optional.empty(), points).orElseGet(() -> policy(context, side, cheapest, 0));
    }

    private PredictivePolicy policy(FitContext context, SideExits side, int start, double beta) {
        double[] thresholds = BetaGrid.byExit(
                side, BetaGrid.thresholds(side, beta), context.exits().exits());
        return new PredictivePolicy(context.exits(), start, forecaster, engine, thresholds);
    }

    private static void run(FitTally trial, ForecastWalk walk, FitContext context) {
        trial.reset();
        for (int i = 0; i < context.split().samples(); i++) {
            walk.run(i);
            trial.add(i, walk.exit(), walk.heads());
        }
    }
}
