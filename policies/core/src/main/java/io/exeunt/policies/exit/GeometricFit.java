package io.exeunt.policies.exit;

import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.policy.FitContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses thresholds for a budget. As published: geometric exit shares with rising ratio, the last whose mean cost on the fit split is within
 * the budget; all samples at the final exit where the budget pays for that, all at the cheapest where no ratio fits. The points that it
 * is chosen among by {@link BudgetChoice} are the shares of all ratios, and all samples at any one exit.
 */
final class GeometricFit {
    private final FitContext context;
    private final Score score;
    private final int[] kept;
    private final ScoreColumns scores;
    private final ShareThresholds rule;

    GeometricFit(FitContext context, Score score) {
        this.context = context;
        this.score = score;
        this.kept = context.exits().indices();
        long asked = context.exits().bits() & ~(1L << context.exits().last());
        this.scores = ScoreColumns.of(context.split(), score, asked);
        this.rule = new ShareThresholds(scores, context.exits(), context.split().samples());
    }

    ThresholdPolicy fit() {
        int cheapest = Budgets.cheapestExit(context);
        Budgets.requireWithin(context, Budgets.direct(context, cheapest), "leaving at exit " + cheapest);
        List<Point<ThresholdPolicy>> points = Stream.concat(
                        IntStream.of(kept).mapToObj(this::allAt),
                        Arrays.stream(GeometricShares.ratios()).mapToObj(this::policy))
                .map(this::point)
                .toList();
        ThresholdPolicy published = published(cheapest);
        return BudgetChoice.best(context, Optional.of(point(published)), points).orElse(published);
    }

    private ThresholdPolicy published(int cheapest) {
        int last = context.exits().last();
        if (Budgets.allows(context, Budgets.direct(context, last))) {
            return allAt(last);
        }
        var ratio = GeometricShares.largest(
                candidate -> Budgets.allows(context, point(policy(candidate)).meanCost()));
        return ratio.isPresent() ? policy(ratio.getAsDouble()) : allAt(cheapest);
    }

    private Point<ThresholdPolicy> point(ThresholdPolicy policy) {
        return Point.of(context, policy.paths(context.split(), scores), () -> policy);
    }

    private ThresholdPolicy policy(double ratio) {
        return policy(GeometricShares.of(ratio, kept.length));
    }

    private ThresholdPolicy allAt(int exit) {
        return policy(IntStream.of(kept).mapToDouble(k -> k == exit ? 1 : 0).toArray());
    }

    private ThresholdPolicy policy(double[] shares) {
        return new ThresholdPolicy(score, context.exits(), rule.thresholds(shares));
    }
}
