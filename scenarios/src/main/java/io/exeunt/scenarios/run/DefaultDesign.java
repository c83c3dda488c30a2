package io.exeunt.scenarios.run;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.policies.Policies;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;

/** The design that is simulated when none is named: every exit kept, the first allowed policy fitted, maximum clocks. */
final class DefaultDesign {
    /** Share of the whole network's MACs that the policy may spend on average: a middling budget. */
    private static final double MEAN_COST_SHARE = 0.6;

    private DefaultDesign() {}

    static StoredDesign of(Scenario scenario, Learned learned, Platform platform) {
        ExitSet exits = learned.network().allExits();
        var costs = CostTables.of(learned.network(), platform).macs();
        double whole = java.util.Arrays.stream(costs.segment()).sum() + costs.head()[exits.last()];
        FitContext context =
                new FitContext(learned.trace().fit(), exits, costs, whole * MEAN_COST_SHARE, scenario.seed());
        FittedPolicy policy = Policies.byName(scenario.policies().get(0)).fit(context);
        int max = platform.states().max();
        return new StoredDesign(
                exits, policy, FrequencySchedule.flat(learned.network().exits(), max));
    }
}
