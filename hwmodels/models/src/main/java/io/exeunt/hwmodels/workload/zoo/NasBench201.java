package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The networks of NAS-Bench-201 (Dong and Yang, ICLR 2020): a 3×3 stem to 16 channels, three stages of five equal cells at 16,
 * 32 and 64 channels with a residual reduction between stages, global average pooling and a classifier. The cell has four nodes;
 * each is the sum of one operation on each earlier node. The text form of a cell is
 * {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}.
 *
 * <p>Batch norms are folded. A {@code none} edge is a product with zero, as the benchmark's own code has it; what a runtime leaves
 * out of it says {@link io.exeunt.hwmodels.workload.rewrite.Exporter}.
 *
 * @param edges operation of the edges (0→1), (0→2), (1→2), (0→3), (1→3), (2→3)
 */
public record NasBench201(List<Operation> edges) {
    private static final FeatureMap IMAGE = new FeatureMap(3, 32, 32);
    private static final int NODES = NasBenchParts.NODES;
    private static final Pattern EDGE = Pattern.compile("([a-z0-9_]+)~([0-9])");

    /** What an edge of the cell does. */
    public enum Operation {
        NONE("none"),
        SKIP("skip_connect"),
        CONV_1X1("nor_conv_1x1"),
        CONV_3X3("nor_conv_3x3"),
        AVERAGE_3X3("avg_pool_3x3");

        private final String text;

        Operation(String text) {
            this.text = text;
        }
    }

    /** Made when the first network is. */
    private static final class Standard {
        static final NasBenchParts PARTS = new NasBenchParts(IMAGE);
    }

    public NasBench201 {
        edges = List.copyOf(edges);
        Check.require(edges.size() == NODES * (NODES - 1) / 2, "edges", "6 operations", edges.size());
    }

    /**
     * Reads the text form.
     *
     * @throws InvalidInputException saying which edge is wrong
     */
    public static NasBench201 parse(String archStr) {
        String[] nodes = archStr.strip().split("\\+", -1);
        if (nodes.length != NODES - 1) {
            throw invalid(archStr, "expected 3 nodes joined by '+', given " + nodes.length);
        }
        List<Operation> edges = new ArrayList<>();
        for (int node = 1; node < NODES; node++) {
            edges.addAll(parseNode(archStr, nodes[node - 1], node));
        }
        return new NasBench201(edges);
    }

    /**
     * The whole network on 32×32 RGB images.
     *
     * @param classes outputs of the classifier, > 0
     */
    public OperatorGraph network(int classes) {
        return network(IMAGE, classes);
    }

    /** The whole network on images of another shape. */
    public OperatorGraph network(FeatureMap image, int classes) {
        return (image.equals(IMAGE) ? Standard.PARTS : new NasBenchParts(image)).network(this, classes);
    }

    /** The text form. */
    public String text() {
        return "|" + edge(0, 1) + "|+|" + edge(0, 2) + "|" + edge(1, 2) + "|+|" + edge(0, 3) + "|" + edge(1, 3) + "|"
                + edge(2, 3) + "|";
    }

    private String edge(int from, int to) {
        return operation(from, to).text + "~" + from;
    }

    private Operation operation(int from, int to) {
        return edges.get(NasBenchParts.index(from, to));
    }

    private static List<Operation> parseNode(String archStr, String text, int node) {
        String[] parts = text.replaceAll("^\\||\\|$", "").split("\\|", -1);
        if (parts.length != node) {
            throw invalid(archStr, "expected " + node + " edges into node " + node + ", given " + parts.length);
        }
        List<Operation> edges = new ArrayList<>();
        for (int from = 0; from < node; from++) {
            edges.add(parseEdge(archStr, parts[from], from));
        }
        return edges;
    }

    private static Operation parseEdge(String archStr, String text, int from) {
        Matcher edge = EDGE.matcher(text);
        if (!edge.matches() || Integer.parseInt(edge.group(2)) != from) {
            throw invalid(archStr, "expected 'operation~" + from + "', given '" + text + "'");
        }
        for (Operation operation : Operation.values()) {
            if (operation.text.equals(edge.group(1))) {
                return operation;
            }
        }
        throw unknown(archStr, edge.group(1));
    }

    private static InvalidInputException unknown(String archStr, String given) {
        List<String> names =
                List.of(Operation.values()).stream().map(op -> op.text).toList();
        return new InvalidInputException(
                "arch_str " + archStr,
                "unknown operation '" + given + "'; allowed are " + String.join(", ", names),
                Suggestion.nearest(given, names)
                        .map(name -> "meant '" + name + "'")
                        .orElse(null));
    }

    private static InvalidInputException invalid(String archStr, String problem) {
        return new InvalidInputException("arch_str " + archStr, problem, null);
    }
}
