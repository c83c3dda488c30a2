package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Operators in an order in which they can run, each with the operators whose outputs it reads.
 *
 * @param name of the network
 * @param input shape of one input sample
 * @param nodes in topological order, names unique
 * @param exits names of the nodes whose outputs are the network's exits, in the order of their sites on the backbone, the final one
 *     last; empty for a network that ends at its last node alone
 */
public record OperatorGraph(String name, FeatureMap input, List<Node> nodes, List<String> exits) {
    /** The name by which nodes refer to the network's input. */
    public static final String INPUT = "input";

    /**
     * An operator and what it reads.
     *
     * @param operator what is computed
     * @param inputs names of the nodes it reads, or {@link #INPUT}
     */
    public record Node(Operator operator, List<String> inputs) {
        public Node {
            inputs = List.copyOf(inputs);
        }
    }

    public OperatorGraph {
        Check.notBlank("name", name);
        nodes = Check.notEmpty("nodes of " + name, nodes);
        requireTopologicalOrder(nodes);
        exits = List.copyOf(exits);
        requireExits(exits, nodes);
    }

    /** A network without side exits. */
    public OperatorGraph(String name, FeatureMap input, List<Node> nodes) {
        this(name, input, nodes, List.of());
    }

    /** The operators in running order. */
    public List<Operator> operators() {
        return nodes.stream().map(Node::operator).toList();
    }

    /** Multiply-accumulates of one sample. */
    public long macs() {
        return nodes.stream().mapToLong(node -> node.operator().macs()).sum();
    }

    /** Stored parameters. */
    public long parameters() {
        return nodes.stream().mapToLong(node -> node.operator().parameters()).sum();
    }

    private static void requireExits(List<String> exits, List<Node> nodes) {
        if (exits.isEmpty()) {
            return;
        }
        Set<String> names = nodes.stream().map(node -> node.operator().name()).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (String exit : exits) {
            Check.require(names.contains(exit), "exits", "names of nodes", exit);
            Check.require(seen.add(exit), "exits", "unique", exit + " twice");
        }
    }

    /** Called for each of thousands of networks: words are put together only where something is wrong. */
    private static void requireTopologicalOrder(List<Node> nodes) {
        Set<String> seen = new HashSet<>(2 * nodes.size() + 2);
        seen.add(INPUT);
        for (Node node : nodes) {
            String reader = node.operator().name();
            for (String input : node.inputs()) {
                if (!seen.contains(input)) {
                    throw new IllegalArgumentException(
                            "Expected inputs of " + reader + " to be earlier nodes, given " + input);
                }
            }
            if (!seen.add(reader)) {
                throw new IllegalArgumentException("Expected node names to be unique, given " + reader + " twice");
            }
        }
    }
}
