package io.exeunt.policies.eenet;

import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.exit.ShareThresholds;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fit split as all trainings of {@link EenetPolicy} on one exit set see it, whatever the budget is. */
final class EenetFit {
    /** A training whose own shares miss the budget by more than this is taken only if none comes nearer; as published. */
    private static final double LARGEST_COST_LOSS = 0.1;

    /** How many smaller budgets the trained shares are tried for. */
    private static final int POINTS = 16;

    private final int[] kept;
    private final double[][][] own;
    private final boolean[][] right;
    private final double[] cost;

    /** A scheduler that a training came by. */
    @SuppressWarnings("ArrayRecordComponent")
    record Candidate(double[][] weights, double[] shares, double[] thresholds, int right, double costLoss) {
        boolean beats(@Nullable Candidate other) {
            if (other == null) {
                return true;
            }
            boolean near = costLoss < LARGEST_COST_LOSS;
            boolean otherNear = other.costLoss < LARGEST_COST_LOSS;
            return near == otherNear ? near ? right > other.right : costLoss < other.costLoss : near;
        }
    }

    /**
     * Looks at a split.
     *
     * @param kept indices of the kept exits, at least two
     * @param cost [kept exit], of leaving there
     */
    EenetFit(TraceSplit split, int[] kept, double[] cost) {
        LogProbabilities outputs = LogProbabilities.of(split, kept);
        this.kept = kept.clone();
        this.own = EenetScheduler.ownFeatures(outputs);
        this.right = StopScores.right(outputs, split.labels());
        this.cost = cost.clone();
    }

    /**
     * A training that has not begun.
     *
     * @param most samples that every step sees: all, or so many, evenly spaced
     */
    EenetTrainer trainer(EenetTraining training, int most, long seed) {
        int[] batch = batch(right[0].length, most);
        return new EenetTrainer(rows(own, batch), rows(right, batch), training, seed);
    }

    /**
     * Trains further, for a budget.
     *
     * @param best that has to be beaten; null for none
     */
    @Nullable
    Candidate train(EenetTrainer trainer, int periods, double budget, @Nullable Candidate best) {
        double[] relative = cost.clone();
        for (int k = 0; k < relative.length; k++) {
            relative[k] /= budget;
        }
        Candidate champion = best;
        for (int period = 0; period < periods; period++) {
            EenetTrainer.Snapshot trained = trainer.period(relative);
            Candidate candidate = candidate(trained.utilityWeights(), trained.shares(), budget);
            champion = candidate.beats(champion) ? candidate : champion;
        }
        return champion;
    }

    /** What a training for another budget is worth for this one. */
    Candidate within(double budget, Candidate other) {
        return candidate(other.weights(), other.shares(), budget);
    }

    private static int[] batch(int samples, int most) {
        int size = Math.min(samples, most);
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

    private Candidate candidate(double[][] weights, double[] shares, double budget) {
        double costLoss = Math.abs(Shares.meanCost(shares, cost) / budget - 1);
        double[][] utilities = EenetFeatures.utilities(own, weights);
        double[] thresholds = rule(utilities).thresholds(spending(shares, budget));
        int answeredRight = 0;
        int[] exit = StopScores.leave(utilities, thresholds);
        for (int i = 0; i < exit.length; i++) {
            answeredRight += right[exit[i]][i] ? 1 : 0;
        }
        return new Candidate(weights, shares, thresholds, answeredRight, costLoss);
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
    EenetScheduler choose(FitContext within, Candidate trained) {
        double budget = within.budget();
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
        return new Point<>(sum / exit.length, Arrays.stream(values).sum() / exit.length, () -> values, () -> scheduler);
    }
}
