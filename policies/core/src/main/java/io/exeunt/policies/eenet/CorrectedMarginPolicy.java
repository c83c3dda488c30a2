package io.exeunt.policies.eenet;

import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.exit.Budgets;
import io.exeunt.policies.exit.GeometricShares;
import io.exeunt.policies.exit.ShareThresholds;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Plain thresholds on corrected answers: exits answer with the pools of {@link ExeuntSchedulerPolicy}, fitted to the labels of the fit split,
 * but all kept heads are asked and thresholds on the margin follow geometric shares, as {@code margin} has them. What the scheduler is better
 * by than this comes of scheduling, what this is better by than {@code margin} of correcting.
 */
public record CorrectedMarginPolicy() implements ExitPolicy {
    /** Name by which it is found. */
    public static final String NAME = "corrected_margin";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        int first = context.exits().indices()[0];
        Budgets.requireWithin(context, Budgets.direct(context, first), "leaving at exit " + first);
        return new Fit(context).choose();
    }

    private static final class Fit {
        private final FitContext context;
        private final int[] kept;
        private final double[] cost;
        private final AnswerFusion fusion;
        private final StopScores scores;
        private final StopScores inUse;
        private final ShareThresholds rule;

        Fit(FitContext context) {
            this.context = context;
            kept = context.exits().indices();
            cost = KeptExits.costs(context.costs(), kept);
            int[] labels = context.split().labels();
            LogProbabilities outputs = LogProbabilities.of(context.split(), kept);
            CrossFitted answers = CrossFitted.chain(outputs, labels);
            fusion = answers.fusion();
            scores = StopScores.byMargin(answers.heldOut(), labels);
            inUse = StopScores.byMargin(fusion.apply(outputs), labels);
            rule = new ShareThresholds(
                    new ScoreColumns(Score.MARGIN, scores.score()), ExitSet.all(kept.length), labels.length);
        }

        /** As {@code margin} does: the largest ratio within the budget, unless another or one exit for all is better or as good. */
        PooledThresholds choose() {
            List<Point<PooledThresholds>> points = new ArrayList<>();
            for (int k = 0; k < kept.length; k++) {
                double[] shares = new double[kept.length];
                shares[k] = 1;
                points.add(point(shares));
            }
            Point<PooledThresholds> first = points.get(0);
            Point<PooledThresholds> last = points.get(kept.length - 1);
            Arrays.stream(GeometricShares.ratios()).mapToObj(this::ofRatio).forEach(points::add);
            Point<PooledThresholds> usual =
                    isWithin(last) ? last : largestRatio().orElse(first);
            return BudgetChoice.best(context, Optional.of(usual), points)
                    .orElseGet(() -> first.rule().get());
        }

        private Optional<Point<PooledThresholds>> largestRatio() {
            var ratio = GeometricShares.largest(candidate -> isWithin(ofRatio(candidate)));
            return ratio.isPresent() ? Optional.of(ofRatio(ratio.getAsDouble())) : Optional.empty();
        }

        private boolean isWithin(Point<PooledThresholds> point) {
            return Budgets.allows(context, point.meanCost());
        }

        private Point<PooledThresholds> ofRatio(double ratio) {
            return point(GeometricShares.of(ratio, kept.length));
        }

        /** It has to keep the budget by held-out answers and by those of the pools that are used. */
        private Point<PooledThresholds> point(double[] shares) {
            double[] thresholds = rule.thresholds(shares);
            int[] exit = scores.leave(thresholds);
            double[] values = new double[exit.length];
            for (int i = 0; i < exit.length; i++) {
                values[i] = scores.right()[exit[i]][i] ? 1 : 0;
            }
            return new Point<>(
                    Math.max(
                            ExeuntSchedulerPolicy.meanCost(exit, cost),
                            ExeuntSchedulerPolicy.meanCost(inUse.leave(thresholds), cost)),
                    Arrays.stream(values).average().orElseThrow(),
                    () -> values,
                    () -> new PooledThresholds(kept, fusion, thresholds));
        }
    }
}
