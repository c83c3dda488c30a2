package io.exeunt.scenarios.run;

import io.exeunt.compare.Member;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.policy.ExitCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Systems as members of a course: each set of heads with its own operators, priced on the same board. */
final class SystemMembers {
    private SystemMembers() {}

    /** The network's own exits alone, or the systems whose heads the scenario trains, the own exits first where they are among them. */
    static Map<String, LearnedSystem> of(Learned learned) {
        return learned.bundle().isEmpty() ? Map.of(learned.trace().network(), learned.own()) : learned.bundle();
    }

    /** These systems, in their order. */
    static List<Member> on(Platform platform, Map<String, LearnedSystem> systems, Cost cost) {
        return systems.entrySet().stream()
                .map(system -> member(system.getKey(), system.getValue(), platform, cost))
                .toList();
    }

    private static Member member(String name, LearnedSystem system, Platform platform, Cost cost) {
        CostTables tables = CostTables.of(system.network(), platform);
        int fastest = platform.states().max();
        List<ExitCosts> costs = new ArrayList<>(List.of(tables.macs(), inThousandths(tables.latency(fastest), "ms")));
        if (platform.energyModelled()) {
            costs.add(inThousandths(tables.energy(fastest), "mJ"));
        }
        return new Member(name, system.trace(), costs.get(cost.ordinal()), costs, Optional.of(tables));
    }

    private static ExitCosts inThousandths(ExitCosts costs, String unit) {
        return new ExitCosts(
                unit,
                DoubleStream.of(costs.segment()).map(cost -> cost * 1e3).toArray(),
                DoubleStream.of(costs.head()).map(cost -> cost * 1e3).toArray());
    }
}
