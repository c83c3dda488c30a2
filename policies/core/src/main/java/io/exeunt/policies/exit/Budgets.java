package io.exeunt.policies.exit;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import java.util.stream.IntStream;

/** Budgets on mean cost: what can be afforded, and what to say when nothing can. */
public final class Budgets {
    private Budgets() {}

    /** Cost of leaving at an exit without having asked any other. */
    public static double direct(FitContext context, int exit) {
        return context.costs().of(Path.of(exit, 1L << exit));
    }

    /** The kept exit that is cheapest to go to directly; the earliest of equals. */
    public static int cheapestExit(FitContext context) {
        return IntStream.of(context.exits().indices())
                .reduce((a, b) -> direct(context, b) < direct(context, a) ? b : a)
                .orElseThrow();
    }

    /** Whether a mean cost is within the budget but for rounding. */
    public static boolean allows(FitContext context, double meanCost) {
        return meanCost <= context.budget() * (1 + 1e-12);
    }

    /**
     * Says how much is needed where the budget does not reach.
     *
     * @param needed mean cost
     * @param what it is the mean cost of
     * @throws InvalidInputException if the budget does not allow it
     */
    public static void requireWithin(FitContext context, double needed, String what) {
        if (!allows(context, needed)) {
            ExitCosts costs = context.costs();
            throw new InvalidInputException(
                    "budget",
                    "Expected at least " + needed + " " + costs.unit() + ", the mean cost of " + what + ", given "
                            + context.budget(),
                    "raise it, or keep a cheaper exit.");
        }
    }
}
