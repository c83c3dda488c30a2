package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.Pooling;
import java.util.ArrayList;
import java.util.List;

/**
 * The operators of all networks of NAS-Bench-201 on images of one shape, made once: the networks differ in which of them they have, and in
 * what these read. Immutable; thousands of networks share it.
 */
final class NasBenchParts {
    static final int STAGES = 3;
    static final int CELLS_PER_STAGE = 5;
    static final int NODES = 4;
    private static final int STEM_CHANNELS = 16;

    private final FeatureMap image;
    private final List<Node> stem;
    private final List<Reduction> reductions;
    private final Edge[][][] edges;
    private final Operator[][][] sums;
    private final Operator lastNorm;
    private final Operator pool;

    /**
     * What may lie on an edge.
     *
     * @param zero product with zero
     * @param activation before either convolution
     * @param pointwise 1×1 convolution
     * @param wide 3×3 convolution
     * @param average pooling
     */
    private record Edge(Operator zero, Operator activation, Operator pointwise, Operator wide, Operator average) {}

    /**
     * A residual reduction.
     *
     * @param nodes of a reduction that reads {@link OperatorGraph#INPUT}
     */
    private record Reduction(List<Node> nodes) {
        /** Its nodes behind another one. */
        List<Node> behind(String name) {
            return nodes.stream()
                    .map(node -> node.inputs().get(0).equals(OperatorGraph.INPUT)
                            ? new Node(node.operator(), List.of(name))
                            : node)
                    .toList();
        }
    }

    NasBenchParts(FeatureMap image) {
        this.image = image;
        NetworkBuilder first = new NetworkBuilder("stem", image);
        Tensor x = first.input().conv("stem", STEM_CHANNELS, Window.of(3).pad(1));
        this.stem = first.build().nodes();
        this.reductions = new ArrayList<>();
        this.edges = new Edge[STAGES][CELLS_PER_STAGE][NODES * (NODES - 1) / 2];
        this.sums = new Operator[STAGES][CELLS_PER_STAGE][NODES];
        FeatureMap shape = x.shape();
        for (int stage = 0; stage < STAGES; stage++) {
            shape = stage == 0 ? shape : reduce(shape, "reduction" + stage, STEM_CHANNELS << stage);
            for (int cell = 0; cell < CELLS_PER_STAGE; cell++) {
                fill(stage, cell, shape);
            }
        }
        this.lastNorm = new ElementWise("last.bn", ElementWise.Kind.BATCH_NORM, shape, 1);
        this.pool = Pooling.globalAverage("pool", shape);
    }

    private FeatureMap reduce(FeatureMap shape, String name, int channels) {
        NetworkBuilder net = new NetworkBuilder(name, shape);
        Tensor x = net.input();
        Tensor body = x.activation(name + ".relu1")
                .conv(name + ".conv1", channels, Window.of(3).pad(1).stride(2))
                .activation(name + ".relu2")
                .conv(name + ".conv2", channels, Window.of(3).pad(1));
        Tensor shortcut = x.averagePool(name + ".down", Window.of(2).stride(2))
                .bareConv(name + ".shortcut", channels, Window.of(1));
        Tensor sum = body.plus(name + ".sum", shortcut);
        reductions.add(new Reduction(net.build().nodes()));
        return sum.shape();
    }

    private void fill(int stage, int cell, FeatureMap shape) {
        String name = "stage" + stage + "." + cell;
        for (int to = 1; to < NODES; to++) {
            for (int from = 0; from < to; from++) {
                edges[stage][cell][index(from, to)] = edge(name + "." + from + to, shape);
            }
            sums[stage][cell][to] = new ElementWise(name + ".node" + to, ElementWise.Kind.ADD, shape, to);
        }
    }

    private static Edge edge(String name, FeatureMap shape) {
        Window wide = Window.of(3).pad(1);
        return new Edge(
                new ElementWise(name + ".zero", ElementWise.Kind.ZERO, shape, 1),
                new ElementWise(name + ".relu", ElementWise.Kind.ACTIVATION, shape, 1),
                new Convolution(name, shape, shape, Window.of(1).kernel(), 1, true),
                new Convolution(name, shape, shape, wide.kernel(), 1, true),
                new Pooling(name, Pooling.Kind.AVERAGE, shape, shape, wide.kernel()));
    }

    /** Of the edge between two nodes of a cell among all of its edges. */
    static int index(int from, int to) {
        return to * (to - 1) / 2 + from;
    }

    /** The network whose cells have these operations on their edges. */
    OperatorGraph network(NasBench201 cell, int classes) {
        List<Node> nodes = new ArrayList<>(stem);
        String last = stem.get(stem.size() - 1).operator().name();
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                nodes.addAll(reductions.get(stage - 1).behind(last));
                last = nodes.get(nodes.size() - 1).operator().name();
            }
            for (int k = 0; k < CELLS_PER_STAGE; k++) {
                last = addCell(nodes, cell, stage, k, last);
            }
        }
        nodes.add(new Node(lastNorm, List.of(last)));
        nodes.add(new Node(pool, List.of(lastNorm.name())));
        nodes.add(new Node(new Linear("classifier", pool.output().channels(), classes, 1, true), List.of(pool.name())));
        return new OperatorGraph("nasbench201 " + cell.text(), image, nodes);
    }

    /** Adds a cell's nodes; the name of the one whose output is the cell's. */
    private String addCell(List<Node> nodes, NasBench201 cell, int stage, int k, String input) {
        String[] values = new String[NODES];
        values[0] = input;
        for (int to = 1; to < NODES; to++) {
            List<String> terms = new ArrayList<>(to);
            for (int from = 0; from < to; from++) {
                Edge edge = edges[stage][k][index(from, to)];
                terms.add(add(nodes, cell.edges().get(index(from, to)), edge, values[from]));
            }
            values[to] = to == 1 ? terms.get(0) : add(nodes, sums[stage][k][to], terms);
        }
        return values[NODES - 1];
    }

    private static String add(List<Node> nodes, NasBench201.Operation operation, Edge edge, String input) {
        return switch (operation) {
            case NONE -> add(nodes, edge.zero(), List.of(input));
            case SKIP -> input;
            case CONV_1X1 -> add(nodes, edge.pointwise(), List.of(add(nodes, edge.activation(), List.of(input))));
            case CONV_3X3 -> add(nodes, edge.wide(), List.of(add(nodes, edge.activation(), List.of(input))));
            case AVERAGE_3X3 -> add(nodes, edge.average(), List.of(input));
        };
    }

    private static String add(List<Node> nodes, Operator operator, List<String> inputs) {
        nodes.add(new Node(operator, inputs));
        return operator.name();
    }
}
