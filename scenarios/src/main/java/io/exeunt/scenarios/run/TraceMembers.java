package io.exeunt.scenarios.run;

import io.exeunt.compare.Member;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.workbench.ComparisonRequest.Source;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the traces of a file, each with the costs of its own heads; the one called "softmax" comes first, then by name. */
final class TraceMembers {
    private static final String REFERENCE = "softmax";

    private TraceMembers() {}

    static List<Member> read(Source.TraceFile source) {
        Map<String, StoredTrace> bundle = referenceFirst(TraceFile.readBundle(source.file(), source.sums()));
        if (bundle.size() > 1 && source.costs().isPresent()) {
            throw new InvalidInputException(
                    "--segment-costs, --head-costs",
                    "Expected a file of one trace, given a bundle of " + String.join(", ", bundle.keySet()),
                    "store segment_cost and head_cost beside each trace's outputs");
        }
        List<Member> members = new ArrayList<>();
        bundle.forEach((name, stored) -> members.add(member(source, name, stored)));
        requireOneUnit(source, members);
        return members;
    }

    /** The same traces, the one called "softmax" in front. */
    static Map<String, StoredTrace> referenceFirst(Map<String, StoredTrace> bundle) {
        Map<String, StoredTrace> ordered = new LinkedHashMap<>();
        bundle.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, StoredTrace> entry) ->
                        !entry.getKey().equals(REFERENCE)))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    private static Member member(Source.TraceFile source, String name, StoredTrace stored) {
        ExitCosts costs = source.costs()
                .or(() -> Optional.ofNullable(stored.costs()))
                .orElseThrow(() -> new InvalidInputException(
                        source.file().toString(),
                        "Expected the costs of segments and heads of " + name + ", the file has none",
                        "give --segment-costs and --head-costs, or store segment_cost and head_cost in the file"));
        int exits = stored.trace().exits();
        if (costs.head().length != exits) {
            throw new InvalidInputException(
                    "--segment-costs, --head-costs",
                    "Expected " + exits + " numbers each, one per exit of " + source.file() + ", given "
                            + costs.head().length,
                    null);
        }
        return new Member(
                name, stored.trace(), costs, List.of(costs), Optional.empty(), Optional.ofNullable(stored.origin()));
    }

    private static void requireOneUnit(Source.TraceFile source, List<Member> members) {
        String unit = members.get(0).units().get(0);
        for (Member member : members) {
            String own = member.units().get(0);
            if (!own.equals(unit)) {
                throw new InvalidInputException(
                        source.file() + ":" + member.name() + "/cost_unit",
                        "Expected " + unit + " as for " + members.get(0).name() + ", given " + own,
                        null);
            }
        }
    }
}
