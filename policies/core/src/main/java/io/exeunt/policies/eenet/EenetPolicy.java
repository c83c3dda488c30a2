package io.exeunt.policies.eenet;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * EENet's learned scheduler (Ilhan et al., arXiv 2301.07099, WACV 2024), {@code eenet}: per exit a utility that estimates whether its
 * answer is right and an assignment network that decides, together with those of the other exits, which share of the samples should
 * leave there for a mean cost; thresholds on the utilities follow from the shares. The intended algorithm, without the defects of the
 * released code; {@code docs/eenet.md} lists what differs.
 *
 * <p>Every head of the kept exits is evaluated and charged. The shares are blended so that they spend the budget less one standard error
 * of the mean cost.
 *
 * @param training how it is trained
 * @param safetyMargin share of the budget that is left unspent, 0 … 1
 */
public record EenetPolicy(EenetTraining training, double safetyMargin) implements ExitPolicy {
    /** Name by which it is found. */
    public static final String NAME = "eenet";

    /** A training whose own shares miss the budget by more than this is taken only if none comes nearer; as published. */
    private static final double LARGEST_COST_LOSS = 0.1;

    /** How many smaller budgets the trained shares are tried for. */
    private static final int POINTS = 16;

    /** A step takes time in proportion; thresholds are chosen on all samples. */
    private static final int LARGEST_BATCH = 5_000;

    public EenetPolicy {
        Check.probability("safetyMargin", safetyMargin);
    }

    /** Standard training, no margin. */
    public EenetPolicy() {
        this(EenetTraining.standard(), 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        return train(context);
    }

    /** As {@link #fit}, with the result's own type. */
    public EenetScheduler train(FitContext context) {
        int[] kept = context.exits().indices();
        double[] cost = KeptExits.costs(context.costs(), kept);
        requireFirstExit(context, cost[0]);
        if (kept.length == 1) {
            return EenetScheduler.ofOneExit(kept, context.split().classes());
        }
        double budget = Math.max(cost[0], Math.min(cost[cost.length - 1], context.budget()) * (1 - safetyMargin));
        Fit fit = new Fit(context, kept, cost, budget);
        Candidate best = null;
        for (int restart = 0; restart < training.restarts(); restart++) {
            best = fit.train(training, context.seed() + restart, best);
        }
        if (best == null) {
            throw new IllegalStateException("No training was made");
        }
        return fit.choose(context.withBudget(budget), kept, best);
    }

    private static void requireFirstExit(FitContext context, double firstCost) {
        if (context.budget() < firstCost) {
            throw new InvalidInputException(
                    "budget",
                    "Expected at least " + firstCost + " " + context.costs().unit()
                            + ", the cost of the first kept exit, given " + context.budget(),
                    "raise it, or keep a cheaper exit.");
        }
    }

    /** A scheduler that a training came by. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Candidate(double[][] weights, double[] shares, double[] thresholds, int right, double costLoss) {
        boolean beats(@Nullable Candidate other) {
            if (other == null) {
                return true;
            }
            boolean near = costLoss < LARGEST_COST_LOSS;
            boolean otherNear = other.costLoss < LARGEST_COST_LOSS;
            return near == otherNear ? near ? right > other.right : costLoss < other.costLoss : near;
        }
    }

    /** The fit split as all trainings see it. */
    private static final class Fit {
        private final double[][][] own;
        private final boolean[][] right;
        private final double[] cost;
        private final double budget;

        Fit(FitContext context, int[] kept, double[] cost, double budget) {
            LogProbabilities outputs = LogProbabilities.of(context.split(), kept);
            this.own = EenetScheduler.ownFeatures(outputs);
            this.right = StopScores.right(outputs, context.split().labels());
            this.cost = cost;
            this.budget = budget;
        }

        @Nullable
        Candidate train(EenetTraining training, long seed, @Nullable Candidate best) {
            double[] relative = cost.clone();
            for (int k = 0; k < relative.length; k++) {
                relative[k] /= budget;
            }
            int[] batch = batch(right[0].length);
            EenetTrainer trainer = new EenetTrainer(rows(own, batch), rows(right, batch), relative, training, seed);
            Candidate champion = best;
            for (int period = 0; period < training.periods(); period++) {
                Candidate candidate = candidate(trainer.period());
                champion = candidate.beats(champion) ? candidate : champion;
            }
            return champion;
        }

        /** Samples that every step sees: all, or as many as a step may have, evenly spaced. */
        private static int[] batch(int samples) {
            int size = Math.min(samples, LARGEST_BATCH);
            return IntStream.range(0, size)
                    .map(i -> (int) ((long) i * samples / size))
                    .toArray();
        }

        private static double[][][] rows(double[][][] features, int[] batch) {
            return Arrays.stream(features)
                    .map(exit -> IntStream.of(batch).mapToObj(i -> exit[i]).toArray(double[][]::new))
                    .toArray(double[][][]::new);
        }

        private static boolean[][] rows(boolean[][] right, int[] batch) {
            boolean[][] rows = new boolean[right.length][batch.length];
            for (int k = 0; k < rows.length; k++) {
                for (int i = 0; i < batch.length; i++) {
                    rows[k][i] = right[k][batch[i]];
                }
            }
            return rows;
        }

        private Candidate candidate(EenetTrainer.Snapshot snapshot) {
            double costLoss = Math.abs(Shares.meanCost(snapshot.shares(), cost) / budget - 1);
            double[][] utilities = EenetFeatures.utilities(own, snapshot.utilityWeights());
            double[] thresholds = rule(utilities).thresholds(spending(snapshot.shares(), budget));
            int answeredRight = 0;
            int[] exit = StopScores.leave(utilities, thresholds);
            for (int i = 0; i < exit.length; i++) {
                answeredRight += right[exit[i]][i] ? 1 : 0;
            }
            return new Candidate(snapshot.utilityWeights(), snapshot.shares(), thresholds, answeredRight, costLoss);
        }

        /** The rule looks at the columns alone; the name of a score does not matter to it. */
        private ShareThresholds rule(double[][] utilities) {
            return new ShareThresholds(
                    new ScoreColumns(Score.MAX_SOFTMAX, utilities), ExitSet.all(cost.length), right[0].length);
        }

        private double[] spending(double[] shares, double limit) {
            return Shares.spendingCautiously(shares, cost, limit, right[0].length);
        }

        /** The same shares where nobody goes beyond an exit: who would leaves there. */
        private static double[] leavingBy(int latest, double[] shares) {
            double[] cut = Arrays.copyOf(Arrays.copyOf(shares, latest), shares.length);
            cut[latest] = Math.max(0, 1 - Arrays.stream(cut).sum());
            return cut;
        }

        /** The shares that spend the budget, unless the same that spend less, or end earlier, are better or as good. */
        EenetScheduler choose(FitContext within, int[] kept, Candidate trained) {
            double[][] utilities = EenetFeatures.utilities(own, trained.weights());
            ShareThresholds rule = rule(utilities);
            List<double[]> thresholds = new ArrayList<>();
            for (int i = 0; i <= POINTS; i++) {
                double[] spent = spending(trained.shares(), cost[0] + (budget - cost[0]) * i / POINTS);
                for (int latest = 0; latest < cost.length; latest++) {
                    thresholds.add(rule.thresholds(leavingBy(latest, spent)));
                }
            }
            for (int k = 0; k < cost.length; k++) {
                thresholds.add(rule.thresholds(leavingBy(k, new double[cost.length])));
            }
            EenetScheduler usual = new EenetScheduler(kept, trained.weights(), trained.thresholds());
            return BudgetChoice.best(
                            within,
                            Optional.of(point(utilities, trained.thresholds(), usual)),
                            thresholds.stream()
                                    .map(other ->
                                            point(utilities, other, new EenetScheduler(kept, trained.weights(), other)))
                                    .toList())
                    .orElse(usual);
        }

        private Point<EenetScheduler> point(double[][] utilities, double[] thresholds, EenetScheduler scheduler) {
            int[] exit = StopScores.leave(utilities, thresholds);
            double sum = 0;
            double[] values = new double[exit.length];
            for (int i = 0; i < exit.length; i++) {
                sum += cost[exit[i]];
                values[i] = right[exit[i]][i] ? 1 : 0;
            }
            return new Point<>(
                    sum / exit.length, Arrays.stream(values).sum() / exit.length, () -> values, () -> scheduler);
        }
    }
}
