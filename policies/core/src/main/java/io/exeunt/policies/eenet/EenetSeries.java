package io.exeunt.policies.eenet;

import io.exeunt.simulator.policy.BudgetSeries;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fits {@link EenetPolicy} to one budget after another of a search. Features are computed once, and trainings go on from where the budget
 * before has left them, for a quarter of the periods: of the loss the budget changes one term, and utilities hang on it by their weights
 * alone. What was found for the budget before stands for election again.
 */
final class EenetSeries implements BudgetSeries {
    private static final int SHARE_OF_PERIODS = 4;
    private static final int LARGEST_BATCH = 2_000;

    private final EenetPolicy policy;
    private final List<EenetTrainer> trainers = new ArrayList<>();
    private @Nullable EenetFit fit;
    private EenetFit.@Nullable Candidate before;

    EenetSeries(EenetPolicy policy) {
        this.policy = policy;
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        int[] kept = context.exits().indices();
        double[] cost = KeptExits.costs(context.costs(), kept);
        EenetPolicy.requireFirstExit(context, cost[0]);
        if (kept.length == 1) {
            return EenetScheduler.ofOneExit(kept, context.split().classes());
        }
        double budget = policy.spent(context, cost);
        EenetFit known = fit == null ? begin(context, kept, cost) : fit;
        EenetFit.Candidate best = before == null ? null : known.within(budget, before);
        int periods = policy.training().periods();
        for (EenetTrainer trainer : trainers) {
            best = known.train(
                    trainer, before == null ? periods : Math.max(1, periods / SHARE_OF_PERIODS), budget, best);
        }
        before = Objects.requireNonNull(best, "a training");
        return known.choose(context.withBudget(budget), before);
    }

    private EenetFit begin(FitContext context, int[] kept, double[] cost) {
        EenetFit begun = new EenetFit(context.split(), kept, cost);
        for (int restart = 0; restart < policy.training().restarts(); restart++) {
            trainers.add(begun.trainer(policy.training(), LARGEST_BATCH, context.seed() + restart));
        }
        fit = begun;
        return begun;
    }
}
