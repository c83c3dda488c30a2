package io.exeunt.simulator.policy;

/**
 * How a policy is fitted to one budget after another on the same exits, for policies of which much does not hang on the budget: it is worked
 * out once, or a training goes on from where the budget before has left it. See {@link BudgetTuning}.
 */
@FunctionalInterface
public interface BudgetSeries {
    /**
     * Fits to the next budget. Called for the budgets of one exit set from the lowest up, each once, by one thread at a time, always with
     * the same split, exits, costs and seed; whatever one call throws, the next ones still come.
     */
    FittedPolicy fit(FitContext context);
}
