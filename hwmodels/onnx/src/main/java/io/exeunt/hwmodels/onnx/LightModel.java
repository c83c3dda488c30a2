package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.WindowAxis;
import io.exeunt.hwmodels.workload.WindowAxis.Padding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a convolutional network as an ONNX model that can be timed: its weights are filled in when it is loaded, all equal, so the file
 * is small and its answers say nothing. Each weight is one over what an output sums up, which keeps numbers of ordinary size.
 */
public final class LightModel {
    private static final float NOTHING = 0;
    private static final float ONE = 1;

    private final OperatorGraph graph;
    private final List<byte[]> nodes = new ArrayList<>();
    private final List<byte[]> stored = new ArrayList<>();
    private final Map<String, FeatureMap> shapes = new LinkedHashMap<>();

    private LightModel(OperatorGraph graph) {
        this.graph = graph;
        shapes.put(OperatorGraph.INPUT, graph.input());
    }

    /**
     * The bytes of the model.
     *
     * @throws InvalidInputException if the network has operators other than convolutions over a plane, poolings, fully connected layers and
     *     operations on elements
     */
    public static byte[] of(OperatorGraph graph) {
        return new LightModel(graph).bytes();
    }

    /** Writes the model, whole or not at all. */
    public static void write(OperatorGraph graph, Path file) throws IOException {
        AtomicFile.write(file, of(graph));
    }

    private byte[] bytes() {
        graph.nodes().forEach(this::add);
        List<String> outputs = graph.exits().isEmpty()
                ? List.of(graph.nodes().get(graph.nodes().size() - 1).operator().name())
                : graph.exits();
        return OnnxMessage.model(
                graph.name(),
                nodes,
                stored,
                List.of(OnnxMessage.info(OperatorGraph.INPUT, dims(graph.input()))),
                outputs.stream()
                        .map(output -> OnnxMessage.info(output, dims(shape(output))))
                        .toList());
    }

    private FeatureMap shape(String node) {
        return shapes.getOrDefault(node, graph.input());
    }

    /** Vectors have no rows and columns, as ONNX's products give them. */
    private static List<Long> dims(FeatureMap map) {
        return map.positions() == 1
                ? List.of(0L, (long) map.channels())
                : List.of(0L, (long) map.channels(), (long) map.height(), (long) map.width());
    }

    private void add(Node node) {
        Operator operator = node.operator();
        if (operator instanceof Convolution convolution && convolution.input().depth() == 1) {
            convolution(convolution, node.inputs());
        } else if (operator instanceof Linear linear && linear.positions() == 1) {
            linear(linear, node.inputs().get(0));
        } else if (operator instanceof Pooling pooling && pooling.input().depth() == 1) {
            pooling(pooling, node.inputs());
        } else if (operator instanceof ElementWise element) {
            element(element, node.inputs());
        } else {
            throw unwritable(operator);
        }
        shapes.put(operator.name(), operator.output());
    }

    private InvalidInputException unwritable(Operator operator) {
        return new InvalidInputException(
                graph.name(),
                "'" + operator.name() + "' (" + operator.getClass().getSimpleName() + ") can't be written",
                "convolutional networks over pictures can");
    }

    private void node(String type, String name, List<String> inputs, byte[]... attributes) {
        nodes.add(OnnxMessage.node(type, name, inputs, name, List.of(attributes)));
    }

    /** A tensor of equal weights, filled in when the model is loaded. */
    private String weights(String name, float value, Long... dims) {
        stored.add(OnnxMessage.integers(name + ".shape", List.of(dims)));
        node(
                "ConstantOfShape",
                name,
                List.of(name + ".shape"),
                OnnxMessage.attribute("value", OnnxMessage.number(value)));
        return name;
    }

    private void convolution(Convolution of, List<String> inputs) {
        long fanIn = of.weightsPerOutput();
        long out = of.output().channels();
        List<String> reads = new ArrayList<>(inputs);
        reads.add(weights(
                of.name() + ".weight",
                ONE / fanIn,
                out,
                (long) of.input().channels() / of.groups(),
                (long) of.kernel().height().size(),
                (long) of.kernel().width().size()));
        if (of.bias()) {
            reads.add(weights(of.name() + ".bias", NOTHING, out));
        }
        WindowAxis rows = of.kernel().height();
        WindowAxis columns = of.kernel().width();
        node(
                "Conv",
                of.name(),
                reads,
                OnnxMessage.attribute("group", of.groups()),
                OnnxMessage.attribute("kernel_shape", List.of((long) rows.size(), (long) columns.size())),
                OnnxMessage.attribute("dilations", List.of((long) rows.dilation(), (long) columns.dilation())),
                OnnxMessage.attribute("strides", List.of((long) rows.stride(), (long) columns.stride())),
                OnnxMessage.attribute("pads", pads(rows, columns, of.input(), of.output())));
    }

    private static List<Long> pads(WindowAxis rows, WindowAxis columns, FeatureMap in, FeatureMap out) {
        Padding vertical = padding(rows, in.height(), out.height());
        Padding horizontal = padding(columns, in.width(), out.width());
        return List.of((long) vertical.before(), (long) horizontal.before(), (long) vertical.after(), (long)
                horizontal.after());
    }

    /** What is added at both ends to give so many windows; where nobody says, as evenly as can be. */
    private static Padding padding(WindowAxis axis, int in, int out) {
        int total = (int) Math.max(0, (out - 1L) * axis.stride() + axis.span() - in);
        Padding said = axis.padding();
        int before = said == null ? total / 2 : Math.min(said.before(), total);
        return new Padding(before, total - before);
    }

    private void linear(Linear of, String input) {
        String flat = of.name() + ".flat";
        node("Flatten", flat, List.of(input));
        List<String> reads = new ArrayList<>(
                List.of(flat, weights(of.name() + ".weight", ONE / of.inFeatures(), (long) of.outFeatures(), (long)
                        of.inFeatures())));
        if (of.bias()) {
            reads.add(weights(of.name() + ".bias", NOTHING, (long) of.outFeatures()));
        }
        node("Gemm", of.name(), reads, OnnxMessage.attribute("transB", 1));
    }

    private void pooling(Pooling of, List<String> inputs) {
        boolean max = of.kind() == Pooling.Kind.MAX;
        if (of.output().positions() == 1) {
            node(max ? "GlobalMaxPool" : "GlobalAveragePool", of.name(), inputs);
            return;
        }
        WindowAxis rows = of.kernel().height();
        WindowAxis columns = of.kernel().width();
        if (rows.stride() == 0 || columns.stride() == 0) {
            throw unwritable(of);
        }
        node(
                max ? "MaxPool" : "AveragePool",
                of.name(),
                inputs,
                OnnxMessage.attribute("kernel_shape", List.of((long) rows.size(), (long) columns.size())),
                OnnxMessage.attribute("strides", List.of((long) rows.stride(), (long) columns.stride())),
                OnnxMessage.attribute("pads", pads(rows, columns, of.input(), of.output())));
    }

    private void element(ElementWise of, List<String> inputs) {
        switch (of.kind()) {
            case ACTIVATION -> node("Relu", of.name(), inputs);
            case ADD -> node("Sum", of.name(), inputs);
            case MULTIPLY -> node("Mul", of.name(), inputs);
            case COPY -> copy(of, inputs);
            case BATCH_NORM -> batchNorm(of, inputs);
            case LAYER_NORM, LOCAL_RESPONSE_NORM, ZERO -> throw unwritable(of);
        }
    }

    private void copy(ElementWise of, List<String> inputs) {
        int channels =
                inputs.stream().mapToInt(input -> shape(input).channels()).sum();
        boolean joined = inputs.stream()
                .allMatch(input -> shape(input).positions() == of.output().positions());
        if (!joined || channels != of.output().channels()) {
            throw unwritable(of);
        }
        node("Concat", of.name(), inputs, OnnxMessage.attribute("axis", 1));
    }

    private void batchNorm(ElementWise of, List<String> inputs) {
        long channels = of.output().channels();
        List<String> reads = new ArrayList<>(inputs);
        Collections.addAll(
                reads,
                weights(of.name() + ".scale", ONE, channels),
                weights(of.name() + ".shift", NOTHING, channels),
                weights(of.name() + ".mean", NOTHING, channels),
                weights(of.name() + ".variance", ONE, channels));
        node("BatchNormalization", of.name(), reads);
    }
}
