package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Every sample leaves at one exit, whose head is the only one evaluated.
 *
 * @param exit its index; it must be kept. {@link #BY_BUDGET} chooses the kept exit that is right most often on the fit split within the
 *     budget, the cheapest of equals
 */
public record FixedExitRule(int exit) implements BuiltInRule {
    /** Name in scenarios, alone or before a colon and the exit's index. */
    public static final String NAME = "fixed";

    /** Stands for the best exit within the budget. */
    public static final int BY_BUDGET = -1;

    /** Name of what a search may turn. */
    static final String PARAMETER = "fixed_exit";

    public FixedExitRule {
        Check.inRange("exit", exit, BY_BUDGET, 62);
    }

    @Override
    public String name() {
        return exit == BY_BUDGET ? NAME : NAME + ":" + exit;
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        Check.inRange("fixed exit", exit, BY_BUDGET, context.exits() - 1);
        return new FixedExitTuning(exit, context, FixedExitRule::leavingAt);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        if (exit == BY_BUDGET) {
            return best(context);
        }
        Check.inRange("fixed exit", exit, 0, context.exits().last());
        Check.require(context.exits().contains(exit), "fixed exit " + exit, "kept", "not kept");
        Budgets.requireWithin(context, Budgets.direct(context, exit), "exit " + exit);
        return leavingAt(exit);
    }

    private static FittedPolicy best(FitContext context) {
        int cheapest = Budgets.cheapestExit(context);
        Budgets.requireWithin(context, Budgets.direct(context, cheapest), "exit " + cheapest);
        List<Point<FixedExitPolicy>> points = IntStream.of(context.exits().indices())
                .mapToObj(k -> Point.of(context, leavingAt(k)))
                .toList();
        return BudgetChoice.best(context, Optional.empty(), points).orElseThrow();
    }

    private static FixedExitPolicy leavingAt(int exit) {
        return new FixedExitPolicy(exit, "fixed: every sample leaves at exit " + exit);
    }
}
