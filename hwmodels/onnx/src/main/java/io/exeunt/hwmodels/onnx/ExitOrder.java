package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which of several outputs comes first on the backbone: the one that needs less of what others need too; of equals the cheaper one. */
final class ExitOrder {
    private final Map<String, Node> nodes = new HashMap<>();

    ExitOrder(List<Node> rows) {
        rows.forEach(row -> nodes.put(row.operator().name(), row));
    }

    /** GraphRows that this one needs, itself included. */
    Set<String> needs(String row) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(row));
        while (!open.isEmpty()) {
            String name = open.remove(open.size() - 1);
            if (!name.equals(OperatorGraph.INPUT) && found.add(name)) {
                open.addAll(Objects.requireNonNull(nodes.get(name)).inputs());
            }
        }
        return found;
    }

    /** The exits in the order of their sites. */
    List<String> sorted(List<String> exits) {
        Map<String, Set<String>> needs = new HashMap<>();
        exits.forEach(exit -> needs.put(exit, needs(exit)));
        Comparator<String> byShared = Comparator.comparingLong(exit -> shared(exit, needs));
        return exits.stream()
                .sorted(byShared.thenComparingLong(exit -> macs(Objects.requireNonNull(needs.get(exit)))))
                .toList();
    }

    private static long shared(String exit, Map<String, Set<String>> needs) {
        return Objects.requireNonNull(needs.get(exit)).stream()
                .filter(row -> needs.entrySet().stream()
                        .anyMatch(other ->
                                !other.getKey().equals(exit) && other.getValue().contains(row)))
                .count();
    }

    private long macs(Set<String> rows) {
        return rows.stream()
                .mapToLong(
                        row -> Objects.requireNonNull(nodes.get(row)).operator().macs())
                .sum();
    }
}
