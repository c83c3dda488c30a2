package io.exeunt.hwmodels.workload;

import io.exeunt.hwmodels.Check;
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
 */
public record OperatorGraph(String name, FeatureMap input, List<Node> nodes) {
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

    private static void requireTopologicalOrder(List<Node> nodes) {
        Set<String> seen = new HashSet<>(Set.of(INPUT));
        for (Node node : nodes) {
            String reader = node.operator().name();
            Check.require(
                    seen.containsAll(node.inputs()),
                    "inputs of " + reader,
                    "earlier nodes",
                    node.inputs().stream().filter(in -> !seen.contains(in)).collect(Collectors.joining(", ")));
            Check.require(seen.add(reader), "node names", "unique", reader + " twice");
        }
    }
}
