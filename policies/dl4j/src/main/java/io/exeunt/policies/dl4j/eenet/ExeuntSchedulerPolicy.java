package io.exeunt.policies.dl4j.eenet;

import io.exeunt.hwmodels.Check;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exeunt's own learned scheduler, {@code eenet-exeunt}: EENet's idea (learn on held-out data how far each exit can be trusted, and assign
 * exits for a budget) with five changes. It chooses which heads to evaluate at all, since every evaluated head costs; exits answer with
 * what earlier heads said as well, in a learned pool that also corrects what a head systematically confuses; a sample leaves by the margin of
 * that pool; what an answer is worth is judged by what all heads together say instead of by single labels; and thresholds are chosen
 * directly for that worth under the budget, averaged over halves of the samples, instead of from learned shares. Nothing is drawn at random.
 *
 * <p>The mean cost on the fit split is kept 0.6 standard errors below the budget, and below it by the safety margin besides.
 *
 * @param safetyMargin share of the budget that is left unspent, 0 … 1
 */
public record ExeuntSchedulerPolicy(double safetyMargin) implements ExitPolicy {
    /** Name by which it is found. */
    public static final String NAME = "eenet-exeunt";

    /** Standard errors of the mean cost that are left unspent. */
    private static final double CAUTION = 0.6;

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
        AnswerFusion ofAll = AnswerFusion.fit(outputs, labels);
        double[] reference = reference(ofAll.apply(outputs));
        StopScores alone = scores(AnswerFusion.alone(outputs, labels), labels, reference);
        List<Integer> chosen = new KeptExits(alone, allowed, context.costs(), largest).choose();
        int[] kept = chosen.stream().mapToInt(i -> allowed[i]).toArray();
        AnswerFusion fusion = kept.length == allowed.length ? ofAll : AnswerFusion.fit(outputs.only(chosen), labels);
        StopScores scores = scores(fusion.apply(outputs.only(chosen)), labels, reference);
        double[] cost = KeptExits.costs(context.costs(), kept);
        return new ExeuntScheduler(kept, fusion, thresholds(scores, cost, largest));
    }

    /** What all allowed heads together say: the best guess at what is right, and steadier than single labels. */
    private static double[] reference(LogProbabilities pooled) {
        return pooled.rows()[pooled.exits() - 1];
    }

    private static StopScores scores(LogProbabilities answers, int[] labels, double[] reference) {
        return StopScores.byMargin(answers, labels).worth(answers.worth(reference));
    }

    /** Solves twice: the first solution tells how uncertain its mean cost is. */
    private static double[] thresholds(StopScores scores, double[] cost, double largest) {
        BudgetedThresholds.Solution first = new BudgetedThresholds(scores, cost, largest).estimate();
        double cautious = Math.max(cost[0], largest - CAUTION * standardError(scores, cost, first));
        return new SteadyThresholds(scores, cost, cautious).solve().thresholds();
    }

    private static double standardError(StopScores scores, double[] cost, BudgetedThresholds.Solution solution) {
        int[] exit = scores.leave(solution.thresholds());
        double variance = IntStream.of(exit)
                .mapToDouble(k -> Math.pow(cost[k] - solution.meanCost(), 2))
                .average()
                .orElse(0);
        return Math.sqrt(variance / exit.length);
    }
}
