package io.exeunt.policies.eenet;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import java.util.stream.IntStream;

/** What a budget can pay for at least. */
final class LearnedBudget {
    private LearnedBudget() {}

    /**
     * Cost of the cheapest kept exit when no other head is evaluated.
     *
     * @throws InvalidInputException if the budget does not reach even that
     */
    static double requireAffordable(FitContext context) {
        double cheapest = IntStream.of(context.exits().indices())
                .mapToDouble(k -> context.costs().of(Path.of(k, 1L << k)))
                .min()
                .orElseThrow();
        if (context.budget() < cheapest) {
            throw new InvalidInputException(
                    "budget",
                    "Expected at least " + cheapest + " " + context.costs().unit()
                            + ", the cost of the cheapest exit, given " + context.budget(),
                    "raise it, or keep a cheaper exit.");
        }
        return cheapest;
    }
}
