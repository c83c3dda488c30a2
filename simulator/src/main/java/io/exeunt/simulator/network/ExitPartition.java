package io.exeunt.simulator.network;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.hwmodels.workload.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Cuts a graph of operators at its exits. What one exit alone needs is its branch; for the final exit, which alone needs all of the last
 * stage, the branch is the chain of pooling, fully connected and softmax operators at its end. All else is backbone, and belongs to the
 * segment of the first exit that needs it.
 */
final class ExitPartition {
    private final OperatorGraph graph;
    private final Map<String, Node> nodes = new HashMap<>();

    ExitPartition(OperatorGraph graph) {
        this.graph = graph;
        graph.nodes().forEach(node -> nodes.put(node.operator().name(), node));
    }

    /**
     * The network.
     *
     * @throws InvalidInputException if the graph names no exits or not in the order of their sites, or has operators that no exit needs
     */
    EarlyExitNetwork network() {
        List<String> exits = graph.exits();
        if (exits.isEmpty()) {
            throw new InvalidInputException(
                    "network " + graph.name(),
                    "Expected it to name its exits, given none",
                    "its layer table lacks \"exits\"");
        }
        List<Set<String>> needs = exits.stream().map(this::needs).toList();
        requireAllNeeded(needs);
        List<Set<String>> branches = branches(needs);
        List<Segment> segments = new ArrayList<>();
        List<Segment> heads = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        branches.forEach(placed::addAll);
        for (int k = 0; k < exits.size(); k++) {
            Set<String> stretch = new HashSet<>(needs.get(k));
            stretch.removeAll(placed);
            placed.addAll(stretch);
            segments.add(segment("segment" + (k + 1), stretch));
            heads.add(segment(exits.get(k), branches.get(k)));
        }
        EarlyExitNetwork network = new EarlyExitNetwork(graph.name(), segments, heads);
        requireOrder(needs, branches);
        requireFinal(network);
        return network;
    }

    /** An exit that needs only a part of the backbone that the exit before needs has its site before it. */
    private void requireOrder(List<Set<String>> needs, List<Set<String>> branches) {
        Set<String> heads = new HashSet<>();
        branches.forEach(heads::addAll);
        List<Set<String>> backbones = new ArrayList<>();
        for (Set<String> need : needs) {
            Set<String> backbone = new HashSet<>(need);
            backbone.removeAll(heads);
            backbones.add(backbone);
        }
        for (int k = 1; k < backbones.size(); k++) {
            Set<String> before = backbones.get(k - 1);
            if (before.size() > backbones.get(k).size() && before.containsAll(backbones.get(k))) {
                throw misplaced("Expected exit " + graph.exits().get(k) + " to need all of the backbone that exit "
                        + graph.exits().get(k - 1) + " before it needs, given less");
            }
        }
    }

    /** A final exit that adds nothing to the backbone and costs less than an exit before it is not the final one. */
    private void requireFinal(EarlyExitNetwork network) {
        int last = network.exits() - 1;
        long head = network.branches().get(last).macs();
        for (int k = 0; k < last && network.segments().get(last).operators().isEmpty(); k++) {
            if (network.backboneMacs(k) + network.branches().get(k).macs() > network.backboneMacs(last) + head) {
                throw misplaced("Expected the final exit, " + graph.exits().get(last)
                        + ", to need rows of the backbone that no exit before it needs, given none");
            }
        }
    }

    private InvalidInputException misplaced(String problem) {
        return new InvalidInputException(
                "network " + graph.name(),
                problem,
                "\"exits\" does not name them in the order of their sites, the final one last: "
                        + String.join(", ", graph.exits()));
    }

    private Set<String> needs(String exit) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(exit));
        while (!open.isEmpty()) {
            String name = open.remove(open.size() - 1);
            if (!name.equals(OperatorGraph.INPUT) && found.add(name)) {
                open.addAll(Objects.requireNonNull(nodes.get(name)).inputs());
            }
        }
        return found;
    }

    private void requireAllNeeded(List<Set<String>> needs) {
        List<String> idle = graph.nodes().stream()
                .map(node -> node.operator().name())
                .filter(name -> needs.stream().noneMatch(need -> need.contains(name)))
                .toList();
        if (!idle.isEmpty()) {
            throw new InvalidInputException(
                    "network " + graph.name(),
                    "Expected every row to be needed by an exit, given " + String.join(", ", idle),
                    "an exit is missing in \"exits\", or a row lacks \"inputs\": without them it reads the row before");
        }
    }

    private List<Set<String>> branches(List<Set<String>> needs) {
        List<Set<String>> branches = new ArrayList<>();
        int last = needs.size() - 1;
        for (int k = 0; k < last; k++) {
            branches.add(onlyNeededBy(k, needs));
        }
        Set<String> classifier = onlyNeededBy(last, needs);
        classifier.retainAll(chain(graph.exits().get(last)));
        branches.add(classifier);
        return branches;
    }

    private static Set<String> onlyNeededBy(int exit, List<Set<String>> needs) {
        Set<String> branch = new HashSet<>(needs.get(exit));
        for (int other = 0; other < needs.size(); other++) {
            if (other != exit) {
                branch.removeAll(needs.get(other));
            }
        }
        return branch;
    }

    private Set<String> chain(String from) {
        Set<String> chain = new HashSet<>();
        Node node = nodes.get(from);
        while (node != null
                && isHead(node.operator())
                && chain.add(node.operator().name())) {
            node = nodes.get(node.inputs().get(0));
        }
        return chain;
    }

    private static boolean isHead(Operator operator) {
        return operator instanceof Pooling
                || operator instanceof Linear
                || operator instanceof Softmax
                || operator instanceof View;
    }

    private Segment segment(String name, Set<String> members) {
        return new Segment(
                name,
                graph.operators().stream()
                        .filter(operator -> members.contains(operator.name()))
                        .toList());
    }
}
