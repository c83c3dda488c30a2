package io.exeunt.policies.dl4j.eenet;

import io.exeunt.hwmodels.Check;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Exeunt's own learned scheduler, {@code eenet-exeunt}: EENet's idea (utilities learned on held-out data, exits assigned for a budget)
 * with four changes. It chooses which heads to evaluate at all, since every evaluated head costs; exits answer with what earlier heads
 * said as well; utilities are cross-fitted, so that thresholds are not tuned on scores that have seen the label; and thresholds are
 * chosen directly for accuracy under the budget instead of from learned shares. Nothing is drawn at random.
 *
 * <p>The mean cost on the fit split is kept half a standard error below the budget, and below it by the safety margin besides.
 *
 * @param safetyMargin share of the budget that is left unspent, 0 … 1
 */
public record ExeuntSchedulerPolicy(double safetyMargin) implements ExitPolicy {
    /** Name by which it is found. */
    public static final String NAME = "eenet-exeunt";

    /** Standard errors of the mean cost that are left unspent. */
    private static final double CAUTION = 0.5;

    public ExeuntSchedulerPolicy {
        Check.probability("safetyMargin", safetyMargin);
    }

    /** Without a margin beyond the standard error. */
    public ExeuntSchedulerPolicy() {
        this(0);
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
    public ExeuntScheduler train(FitContext context) {
        double cheapest = LearnedBudget.requireAffordable(context);
        double largest = Math.max(cheapest, context.budget() * (1 - safetyMargin));
        int[] allowed = context.exits().indices();
        LogProbabilities outputs = LogProbabilities.of(context.split(), allowed);
        int[] labels = context.split().labels();
        StopScores margins = StopScores.byMargin(outputs, labels);
        List<Integer> chosen = new KeptExits(margins, allowed, context.costs(), largest).choose();
        int[] kept = chosen.stream().mapToInt(i -> allowed[i]).toArray();
        double[] cost = KeptExits.costs(context.costs(), kept);
        Candidate best = candidates(outputs.only(chosen), labels)
                .map(candidate -> candidate.solved(cost, largest))
                .max(Comparator.comparingInt(candidate -> candidate.solution().right()))
                .orElseThrow();
        return new ExeuntScheduler(kept, best.scoring(), best.solution().thresholds());
    }

    private static Stream<Candidate> candidates(LogProbabilities outputs, int[] labels) {
        AnswerFusion fusion = AnswerFusion.fit(outputs, labels);
        LogProbabilities fused = fusion.apply(outputs);
        LearnedUtility.CrossFitted learned = LearnedUtility.fit(fused, labels);
        BudgetedThresholds.Solution open = new BudgetedThresholds.Solution(new double[0], 0, 0);
        return Stream.of(
                new Candidate(new Scoring.Learned(fusion, learned.utility()), learned.scores(), open),
                new Candidate(new Scoring.Margin(fusion), StopScores.byMargin(fused, labels), open));
    }

    /** A way to score, its scores on the fit split, and what thresholds on them achieve. */
    private record Candidate(Scoring scoring, StopScores scores, BudgetedThresholds.Solution solution) {
        Candidate solved(double[] cost, double largest) {
            BudgetedThresholds.Solution first = new BudgetedThresholds(scores, cost, largest).solve();
            double cautious = Math.max(cost[0], largest - CAUTION * standardError(cost, first));
            return new Candidate(scoring, scores, new BudgetedThresholds(scores, cost, cautious).solve());
        }

        private double standardError(double[] cost, BudgetedThresholds.Solution solution) {
            int[] exit = scores.leave(solution.thresholds());
            double variance = IntStream.of(exit)
                    .mapToDouble(k -> Math.pow(cost[k] - solution.meanCost(), 2))
                    .average()
                    .orElse(0);
            return Math.sqrt(variance / exit.length);
        }
    }
}
