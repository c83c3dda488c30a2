package io.exeunt.scenarios.run;

import io.exeunt.compare.Member;
import io.exeunt.explore.StudySystem;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Systems as members of a course: each set of heads with its own operators, priced on the same board. */
final class SystemMembers {
    private SystemMembers() {}

    /** The network's own exits alone, or the systems whose heads the scenario trains, the own exits first where they are among them. */
    static Map<String, LearnedSystem> of(Learned learned) {
        return learned.bundle().isEmpty() ? Map.of(learned.trace().network(), learned.own()) : learned.bundle();
    }

    /** These systems, in their order. */
    static List<Member> on(Platform platform, List<StudySystem> systems, Cost cost) {
        return systems.stream().map(system -> member(system, platform, cost)).toList();
    }

    /** These systems by their operations alone. */
    static List<Member> counted(List<StudySystem> systems) {
        return systems.stream()
                .map(system -> new Member(
                        system.name(),
                        system.trace(),
                        system.macs(),
                        List.of(system.macs()),
                        Optional.empty(),
                        Optional.ofNullable(system.origin())))
                .toList();
    }

    private static Member member(StudySystem system, Platform platform, Cost cost) {
        CostTables tables = CostTables.of(Objects.requireNonNull(system.network()), platform);
        int fastest = platform.states().max();
        List<ExitCosts> costs = new ArrayList<>(List.of(
                ExitCosts.macs(tables), ExitCosts.latency(tables, fastest).scaled("ms", 1e3)));
        if (platform.energyModelled()) {
            costs.add(ExitCosts.energy(tables, fastest).scaled("mJ", 1e3));
        }
        return new Member(
                system.name(),
                system.trace(),
                chosen(costs, cost),
                costs,
                Optional.of(tables),
                Optional.ofNullable(system.origin()));
    }

    private static ExitCosts chosen(List<ExitCosts> costs, Cost cost) {
        return switch (cost) {
            case MACS -> costs.get(0);
            case LATENCY -> costs.get(1);
            case ENERGY -> costs.get(2);
        };
    }
}
