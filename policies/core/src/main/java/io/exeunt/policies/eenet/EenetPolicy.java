package io.exeunt.policies.eenet;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.policy.BudgetTuning;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.Objects;
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
        double budget = spent(context, cost);
        EenetFit fit = new EenetFit(context.split(), kept, cost);
        EenetFit.@Nullable Candidate best = null;
        for (int restart = 0; restart < training.restarts(); restart++) {
            EenetTrainer trainer = fit.trainer(training, LARGEST_BATCH, context.seed() + restart);
            best = fit.train(trainer, training.periods(), budget, best);
        }
        return fit.choose(context.withBudget(budget), Objects.requireNonNull(best, "a training"));
    }

    /** The part of the budget that may be spent, no more than the dearest exit costs. */
    double spent(FitContext context, double[] cost) {
        return Math.max(cost[0], Math.min(cost[cost.length - 1], context.budget()) * (1 - safetyMargin));
    }

    /** The budgets of an exit set one after the other: see {@link EenetSeries}. */
    @Override
    public PolicyTuning tuning(TuningContext context) {
        return BudgetTuning.inSeries(NAME, context, exits -> new EenetSeries(this));
    }

    static void requireFirstExit(FitContext context, double firstCost) {
        if (context.budget() < firstCost) {
            throw new InvalidInputException(
                    "budget",
                    "Expected at least " + firstCost + " " + context.costs().unit()
                            + ", the cost of the first kept exit, given " + context.budget(),
                    "raise it, or keep a cheaper exit.");
        }
    }
}
