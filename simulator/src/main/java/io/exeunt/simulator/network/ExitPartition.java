package io.exeunt.simulator.network;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.hwmodels.workload.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes a network of a graph of operators that names its exits, and says what is wrong where it cannot be one. */
final class ExitPartition implements ExitCut.Graph {
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
        requireExits();
        ExitCut cut = new ExitCut(this);
        requireAllNeeded(cut.needs());
        EarlyExitNetwork network = new EarlyExitNetwork(
                graph.name(),
                segments(cut.segments(), k -> "segment" + (k + 1)),
                segments(cut.branches(), graph.exits()::get));
        requireOrder(cut.backbones());
        requireFinal(network);
        return network;
    }

    @Override
    public List<List<String>> exits() {
        return graph.exits().stream().map(List::of).toList();
    }

    @Override
    public List<String> inputs(String node) {
        return node(node).inputs().stream()
                .filter(input -> !input.equals(OperatorGraph.INPUT))
                .toList();
    }

    @Override
    public boolean isHead(String node) {
        Operator operator = node(node).operator();
        return operator instanceof Pooling
                || operator instanceof Linear
                || operator instanceof Softmax
                || operator instanceof View;
    }

    private Node node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    private void requireExits() {
        if (graph.exits().isEmpty()) {
            throw new InvalidInputException(
                    "network " + graph.name(),
                    "Expected it to name its exits, given none",
                    "its layer table lacks \"exits\"");
        }
    }

    /** An exit that needs only a part of the backbone that the exit before needs has its site before it. */
    private void requireOrder(List<Set<String>> backbones) {
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

    private List<Segment> segments(List<Set<String>> members, IntFunction<String> name) {
        return IntStream.range(0, members.size())
                .mapToObj(k -> new Segment(
                        name.apply(k),
                        graph.operators().stream()
                                .filter(operator -> members.get(k).contains(operator.name()))
                                .toList()))
                .toList();
    }
}
