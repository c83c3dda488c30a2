package io.exeunt.hwmodels.workload.rewrite;

import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.GroupedConvolution;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.OperatorShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rewrites of graphs that change what is executed but not what comes out. */
public final class GraphPasses {
    private GraphPasses() {}

    /** Operations without weights that do the same to the same inputs are computed once. */
    public static OperatorGraph mergeEqual(OperatorGraph graph) {
        Map<String, String> aliases = new HashMap<>();
        Map<List<Object>, String> seen = new HashMap<>();
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Node now = renamed(node, aliases);
            String name = node.operator().name();
            Optional<String> twin = key(node.operator()).map(key -> seen.putIfAbsent(List.of(key, now.inputs()), name));
            if (twin.isPresent()) {
                aliases.put(name, twin.get());
            } else {
                kept.add(now);
            }
        }
        return new OperatorGraph(graph.name(), graph.input(), kept);
    }

    /** Only what the last operator needs, itself included, is computed. */
    public static OperatorGraph dropDead(OperatorGraph graph) {
        List<Node> nodes = graph.nodes();
        Set<String> needed =
                new HashSet<>(Set.of(nodes.get(nodes.size() - 1).operator().name()));
        Deque<Node> kept = new ArrayDeque<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (needed.contains(nodes.get(i).operator().name())) {
                kept.addFirst(nodes.get(i));
                needed.addAll(nodes.get(i).inputs());
            }
        }
        return new OperatorGraph(graph.name(), graph.input(), List.copyOf(kept));
    }

    /**
     * Where the answer does not depend on the input and no convolution is left, the last operator is all that is computed: the rest was
     * worked out when the network was converted.
     */
    public static OperatorGraph foldConstantAnswer(OperatorGraph graph) {
        Set<String> live = new HashSet<>(Set.of(OperatorGraph.INPUT));
        for (Node node : graph.nodes()) {
            if (node.inputs().stream().anyMatch(live::contains)) {
                live.add(node.operator().name());
            }
        }
        Node last = graph.nodes().get(graph.nodes().size() - 1);
        boolean computed = graph.nodes().stream().anyMatch(node -> node.operator() instanceof GroupedConvolution);
        return computed || live.contains(last.operator().name())
                ? graph
                : new OperatorGraph(graph.name(), graph.input(), List.of(new Node(last.operator(), List.of())));
    }

    /**
     * Products with zero become a constant: they drop out of sums, and what only led to them becomes dead. Other operations on the
     * constant are still computed.
     */
    public static OperatorGraph foldZeros(OperatorGraph graph) {
        ZeroFolding folding = new ZeroFolding();
        graph.nodes().forEach(folding::add);
        return new OperatorGraph(graph.name(), graph.input(), folding.kept);
    }

    private static final class ZeroFolding {
        private final Map<String, String> aliases = new HashMap<>();
        private final Set<String> zeros = new HashSet<>();
        private final List<Node> kept = new ArrayList<>();

        void add(Node node) {
            List<String> inputs = renamed(node, aliases).inputs().stream()
                    .filter(input -> !zeros.contains(input))
                    .toList();
            if (node.operator() instanceof ElementWise wise && wise.kind() == ElementWise.Kind.ZERO) {
                zeros.add(wise.name());
            } else if (node.operator() instanceof ElementWise wise && wise.kind() == ElementWise.Kind.ADD) {
                addSum(wise, inputs);
            } else {
                kept.add(new Node(node.operator(), inputs));
            }
        }

        private void addSum(ElementWise sum, List<String> terms) {
            if (terms.isEmpty()) {
                zeros.add(sum.name());
            } else if (terms.size() == 1) {
                aliases.put(sum.name(), terms.get(0));
            } else {
                kept.add(new Node(new ElementWise(sum.name(), sum.kind(), sum.output(), terms.size()), terms));
            }
        }
    }

    private static Node renamed(Node node, Map<String, String> aliases) {
        return new Node(
                node.operator(),
                node.inputs().stream()
                        .map(input -> aliases.getOrDefault(input, input))
                        .toList());
    }

    /** What the operation does, without its name; empty for one with weights. */
    private static Optional<Object> key(Operator operator) {
        return operator.parameters() > 0 ? Optional.empty() : Optional.of(OperatorShape.of(operator));
    }
}
