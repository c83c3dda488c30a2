package io.exeunt.scenarios.run;

import io.exeunt.explore.Contender;
import io.exeunt.explore.Contenders;
import io.exeunt.explore.DesignPricing;
import io.exeunt.explore.DesignReplay;
import io.exeunt.explore.ExploreSpec;
import io.exeunt.explore.StudySystem;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Governor;
import java.util.Arrays;
import java.util.List;

/** The design that is simulated when none is named: every exit kept, the first allowed policy fitted, maximum clocks. */
final class DefaultDesign {
    /** How far from the MACs of the first exit to those of the whole network the policy's mean may be: a middling budget. */
    private static final double MEAN_COST_SHARE = 0.6;

    private DefaultDesign() {}

    static DesignReplay.Runnable of(ExploreSpec spec, DesignPricing pricing) {
        Contender first = new Contenders(
                        pricing.subject(), spec.seed(), spec.search().fits())
                .of(spec.policies().subList(0, 1))
                .get(0);
        StudySystem system = pricing.subject().systems().get(first.system());
        ExitSet exits = ExitSet.all(system.exits());
        double budget = budget(system.macs(), exits.last());
        FittedPolicy policy =
                first.policy().fit(new FitContext(system.trace().fit(), exits, system.macs(), budget, spec.seed()));
        List<Governor> fastest = pricing.boards().stream()
                .<Governor>map(board -> FrequencySchedule.flat(
                        system.exits(), board.platform().states().max()))
                .toList();
        return new DesignReplay.Runnable(first.system(), policy, exits, fastest);
    }

    private static double budget(ExitCosts costs, int last) {
        double first = costs.segment()[0] + costs.head()[0];
        double whole = Arrays.stream(costs.segment()).sum() + costs.head()[last];
        return first + MEAN_COST_SHARE * Math.max(0, whole - first);
    }
}
