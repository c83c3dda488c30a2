package io.exeunt.policies.eenet;

import io.exeunt.ground.Check;
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
 * directly for that worth under the budget, averaged over halves of the samples and with geometric shares, instead of from learned shares.
 * Nothing is drawn at random.
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

    /** Without a margin. */
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
        FitContext affordable = context.withBudget(Math.max(cheapest, context.budget() * (1 - safetyMargin)));
        Proposal own = propose(affordable, evidence);
        ThresholdPolicy plain = PlainThresholds.best(affordable);
        return own.keepsBudget() && Safeguard.speaksFor(own.values(), evidence.values(plain, context.split()))
                ? ExeuntScheduler.of(own.rule(), context.exits().exits())
                : ExeuntScheduler.of(plain);
    }

    /**
     * Our own rule.
     *
     * @param values {@link Safeguard#value} of its answers to samples held out
     * @param keepsBudget by the answers of the pools that it uses as well
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Proposal(PooledThresholds rule, double[] values, boolean keepsBudget) {}

    private static Proposal propose(FitContext context, Evidence evidence) {
        int[] allowed = context.exits().indices();
        double budget = context.budget();
        List<Integer> chosen = new KeptExits(evidence.alone(), allowed, context.costs(), budget).choose();
        int[] kept = chosen.stream().mapToInt(i -> allowed[i]).toArray();
        double[] cost = KeptExits.costs(context.costs(), kept);
        CrossFitted answers = evidence.of(chosen);
        StopScores scores = evidence.scores(answers.heldOut());
        StopScores inUse = evidence.scores(answers.fusion().apply(evidence.outputs(chosen)));
        double[] thresholds =
                new SteadyThresholds(scores, inUse, cost, budget).solve().thresholds();
        double costInUse =
                new BudgetedThresholds(inUse, cost, budget).evaluate(thresholds).meanCost();
        PooledThresholds rule = new PooledThresholds(kept, answers.fusion(), thresholds);
        return new Proposal(rule, scores.values(thresholds), costInUse <= budget);
    }
}
