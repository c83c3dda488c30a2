package io.exeunt.policies.cascade;

import io.exeunt.ground.Check;
import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.exit.Budgets;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The inference rule of PTEENet and EENet-Demir: one threshold θ for all exits on their confidence heads, or on entropy as their
 * alternative. θ is the largest whose mean cost on the fit split is within the budget: the deeper samples go, the more accurate; unless a
 * smaller one is better or as good ({@link BudgetChoice}).
 *
 * @param score confidence head or entropy
 */
public record CascadeRule(Score score) implements ExitPolicy {
    /** Name in scenarios of the rule on confidence heads. */
    public static final String NAME = "pteenet";

    /** Name in scenarios of the rule on entropy. */
    public static final String ENTROPY_NAME = "pteenet_entropy";

    /** So many θ, evenly along the scores that occur, are weighed against the largest within the budget. */
    private static final int POINTS = 255;

    public CascadeRule {
        Check.require(
                score == Score.CONFIDENCE_HEAD || score == Score.ENTROPY, "score", "confidence or entropy", score.id());
    }

    @Override
    public String name() {
        return name(score);
    }

    static String name(Score score) {
        return score == Score.ENTROPY ? ENTROPY_NAME : NAME;
    }

    @Override
    public boolean reads(TraceSplit split) {
        return score.reads(split);
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        return new CascadeTuning(score, context);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        return choose(context);
    }

    /** As {@link #fit}, with the result's own type. */
    public CascadePolicy choose(FitContext context) {
        long asked = context.exits().bits() & ~(1L << context.exits().last());
        score.require(name(), context.split(), asked);
        int first = context.exits().indices()[0];
        Budgets.requireWithin(context, Budgets.direct(context, first), "leaving at exit " + first);
        ScoreColumns scores = ScoreColumns.of(context.split(), score, asked);
        double[] thetas = thetas(scores);
        int within = 0;
        int beyond = thetas.length;
        while (beyond - within > 1) {
            int middle = (within + beyond) >>> 1;
            if (fits(context, scores, thetas[middle])) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        Point<CascadePolicy> usual = point(context, scores, thetas[within]);
        List<Point<CascadePolicy>> points = IntStream.rangeClosed(0, POINTS)
                .mapToObj(i -> point(context, scores, thetas[(int) ((long) i * (thetas.length - 1) / POINTS)]))
                .toList();
        return BudgetChoice.best(context, Optional.of(usual), points).orElseThrow();
    }

    private Point<CascadePolicy> point(FitContext context, ScoreColumns scores, double theta) {
        CascadePolicy policy = new CascadePolicy(score, context.exits(), theta);
        return Point.of(context, policy.paths(context.split(), scores), () -> policy);
    }

    /** −∞ and every score that occurs, rising: mean cost can only rise along them, and changes nowhere between. */
    private static double[] thetas(ScoreColumns scores) {
        DoubleStream occurring = Arrays.stream(scores.columns()).flatMapToDouble(Arrays::stream);
        return DoubleStream.concat(DoubleStream.of(Double.NEGATIVE_INFINITY), occurring)
                .sorted()
                .distinct()
                .toArray();
    }

    private boolean fits(FitContext context, ScoreColumns scores, double theta) {
        return Budgets.allows(context, point(context, scores, theta).meanCost());
    }
}
