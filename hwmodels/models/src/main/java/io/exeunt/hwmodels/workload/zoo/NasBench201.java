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
    private static final int STEM_CHANNELS = 16;
    private static final int STAGES = 3;
    private static final int CELLS_PER_STAGE = 5;
    private static final int NODES = 4;
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
        return network(new FeatureMap(3, 32, 32), classes);
    }

    /** The whole network on images of another shape. */
    public OperatorGraph network(FeatureMap image, int classes) {
        NetworkBuilder net = new NetworkBuilder("nasbench201 " + text(), image);
        Tensor x = net.input().conv("stem", STEM_CHANNELS, Window.of(3).pad(1));
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                x = reduction(x, "reduction" + stage, STEM_CHANNELS << stage);
            }
            for (int cell = 0; cell < CELLS_PER_STAGE; cell++) {
                x = cell(x, "stage" + stage + "." + cell);
            }
        }
        x.batchNorm("last.bn").globalAverage("pool").linear("classifier", classes);
        return net.build();
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
        return edges.get(to * (to - 1) / 2 + from);
    }

    private Tensor cell(Tensor input, String name) {
        List<Tensor> nodes = new ArrayList<>(List.of(input));
        for (int to = 1; to < NODES; to++) {
            List<Tensor> terms = new ArrayList<>();
            for (int from = 0; from < to; from++) {
                terms.add(apply(operation(from, to), nodes.get(from), name + "." + from + to));
            }
            nodes.add(sum(terms, name + ".node" + to));
        }
        return nodes.get(NODES - 1);
    }

    private static Tensor sum(List<Tensor> terms, String name) {
        Tensor first = terms.get(0);
        return terms.size() == 1
                ? first
                : first.plus(name, terms.subList(1, terms.size()).toArray(Tensor[]::new));
    }

    private static Tensor apply(Operation operation, Tensor x, String name) {
        return switch (operation) {
            case NONE -> x.timesZero(name + ".zero");
            case SKIP -> x;
            case CONV_1X1 -> x.activation(name + ".relu").conv(name, x.channels(), Window.of(1));
            case CONV_3X3 ->
                x.activation(name + ".relu")
                        .conv(name, x.channels(), Window.of(3).pad(1));
            case AVERAGE_3X3 -> x.averagePool(name, Window.of(3).pad(1));
        };
    }

    private static Tensor reduction(Tensor x, String name, int channels) {
        Tensor body = x.activation(name + ".relu1")
                .conv(name + ".conv1", channels, Window.of(3).pad(1).stride(2))
                .activation(name + ".relu2")
                .conv(name + ".conv2", channels, Window.of(3).pad(1));
        Tensor shortcut = x.averagePool(name + ".down", Window.of(2).stride(2))
                .bareConv(name + ".shortcut", channels, Window.of(1));
        return body.plus(name + ".sum", shortcut);
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
