package io.exeunt.scenarios.run;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.policies.Policies;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import java.util.Arrays;

/** The design that is simulated when none is named: every exit kept, the first allowed policy fitted, maximum clocks. */
final class DefaultDesign {
    /** How far from the MACs of the first exit to those of the whole network the policy's mean may be: a middling budget. */
    private static final double MEAN_COST_SHARE = 0.6;

    private DefaultDesign() {}

    static StoredDesign of(Scenario scenario, Learned learned, Platform platform) {
        ExitSet exits = learned.network().allExits();
        var costs = ExitCosts.macs(CostTables.of(learned.network(), platform));
        FitContext context =
                new FitContext(learned.trace().fit(), exits, costs, budget(costs, exits.last()), scenario.seed());
        FittedPolicy policy = Policies.byName(scenario.policies().get(0)).fit(context);
        int max = platform.states().max();
        return new StoredDesign(
                exits, policy, FrequencySchedule.flat(learned.network().exits(), max));
    }

    private static double budget(ExitCosts costs, int last) {
        double first = costs.segment()[0] + costs.head()[0];
        double whole = Arrays.stream(costs.segment()).sum() + costs.head()[last];
        return first + MEAN_COST_SHARE * Math.max(0, whole - first);
    }
}
