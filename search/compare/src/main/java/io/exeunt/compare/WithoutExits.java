package io.exeunt.compare;

import io.exeunt.compare.Trial.Fitted;
import io.exeunt.policies.exit.NeverRule;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.ExitTrace;

/** The plain network as a baseline for clocks alone: it is bound by no budget, and asks no head but the last. */
final class WithoutExits {
    /** How it is called beside policies. */
    static final String NAME = "no exits";

    private WithoutExits() {}

    /** The baseline, shown beside policies of a budget. */
    static Fitted at(double budget, Member member) {
        ExitTrace trace = member.trace();
        FittedPolicy plain = new NeverRule()
                .fit(new FitContext(
                        trace.fit(), ExitSet.all(trace.exits()), member.budgetCosts(), Double.POSITIVE_INFINITY, 0));
        return new Fitted(
                new Entrant(NAME, new NeverRule(), 0),
                budget,
                0,
                plain.describe(),
                plain.paths(trace.fit()),
                plain.decisions(trace.report()));
    }
}
