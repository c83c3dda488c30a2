package io.exeunt.policies.dl4j.eenet;

import io.exeunt.hwmodels.Check;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import java.util.List;

/**
 * Exeunt's own learned scheduler, {@code eenet-exeunt}: EENet's idea (learn on held-out data how far each exit can be trusted, and assign
 * exits for a budget) with five changes. It chooses which heads to evaluate at all, since every evaluated head costs; exits answer with
 * what earlier heads said as well, in a learned pool that also corrects what a head systematically confuses; a sample leaves by the margin of
 * that pool; what an answer is worth is judged by what all heads together say instead of by single labels; and thresholds are chosen
 * directly for that worth under the budget, averaged over halves of the samples, instead of from learned shares. Nothing is drawn at random.
 *
 * <p>Everything that thresholds are chosen by is said about samples by pools that were not fitted to them, so that costs and gains are
 * those to be expected of others. Where the fit split does not speak for all this over the best plain threshold rule, that rule is taken.
 *
 * @param safetyMargin share of the budget that is left unspent, 0 … 1
 */
public record ExeuntSchedulerPolicy(double safetyMargin) implements ExitPolicy {
    /** Name by which it is found. */
    public static final String NAME = "eenet-exeunt";

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
        LearnedBudget.requireAffordable(context);
        int[] allowed = context.exits().indices();
        return train(
                context,
                new Evidence(
                        LogProbabilities.of(context.split(), allowed),
                        context.split().labels()));
    }

    /** With what the fit split says whatever the budget is. */
    ExeuntScheduler train(FitContext context, Evidence evidence) {
        double cheapest = LearnedBudget.requireAffordable(context);
        double largest = Math.max(cheapest, context.budget() * (1 - safetyMargin));
        int[] allowed = context.exits().indices();
        List<Integer> chosen = new KeptExits(evidence.alone(), allowed, context.costs(), largest).choose();
        int[] kept = chosen.stream().mapToInt(i -> allowed[i]).toArray();
        CrossFitted answers = evidence.of(chosen);
        StopScores scores = evidence.scores(answers.heldOut());
        StopScores inUse = evidence.scores(answers.fusion().apply(evidence.outputs(chosen)));
        double[] cost = KeptExits.costs(context.costs(), kept);
        double[] thresholds =
                new SteadyThresholds(scores, inUse, cost, largest).solve().thresholds();
        PooledThresholds own = new PooledThresholds(kept, answers.fusion(), thresholds);
        ThresholdPolicy plain = PlainThresholds.best(context.withBudget(largest));
        boolean affordable = new BudgetedThresholds(inUse, cost, largest)
                        .evaluate(thresholds)
                        .meanCost()
                <= largest;
        return affordable && Safeguard.speaksFor(scores.values(thresholds), evidence.values(plain, context.split()))
                ? ExeuntScheduler.of(own, context.exits().exits())
                : ExeuntScheduler.of(plain);
    }
}
