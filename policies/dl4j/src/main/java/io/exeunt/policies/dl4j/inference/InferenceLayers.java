package io.exeunt.policies.dl4j.inference;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.inference.InferenceGraph.Attribute;
import io.exeunt.policies.dl4j.inference.InferenceGraph.Attribute.Whole;
import io.exeunt.policies.dl4j.inference.InferenceGraph.Attribute.Wholes;
import io.exeunt.policies.dl4j.inference.InferenceGraph.Node;
import io.exeunt.policies.dl4j.inference.InferenceGraph.Weights;
import io.exeunt.policies.dl4j.network.CodewordHistogram;
import io.exeunt.policies.dl4j.network.PaddedShortcut;
import io.exeunt.policies.dl4j.workload.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Nodes and weights of single layers. */
final class InferenceLayers {
    /** What keeps a histogram's shares finite, as in {@link CodewordHistogram}. */
    private static final float TINY = 5e-16f;

    private final ComputationGraph graph;
    private final Topology topology;
    private final LayerParameters parameters;
    private final CNN2DFormat format;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Weights> weights = new ArrayList<>();

    InferenceLayers(ComputationGraph graph, Topology topology, CNN2DFormat format) {
        this.graph = graph;
        this.topology = topology;
        this.parameters = new LayerParameters(graph);
        this.format = format;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Weights> weights() {
        return weights;
    }

    void node(String operator, String name, List<String> inputs, Attribute... attributes) {
        nodes.add(new Node(operator, name, inputs, List.of(attributes)));
    }

    private String weights(String name, float[] values, long... dims) {
        weights.add(new Weights(name, Arrays.stream(dims).boxed().toList(), values));
        return name;
    }

    private String input(String name) {
        return topology.inputs(name).get(0);
    }

    /** What a batch norm does to each channel. */
    LayerParameters.Scales scales(String name, BatchNormalization norm) {
        return parameters.scales(name, norm);
    }

    void norm(String name, BatchNormalization norm) {
        LayerParameters.Scales scales = scales(name, norm);
        if (topology.shape(name).positions() == 1) {
            throw unknown(name, "batch norm of vectors");
        }
        long[] dims = {scales.factor().length, 1, 1};
        node("Mul", name + "/scaled", List.of(input(name), weights(name + "/factor", scales.factor(), dims)));
        node("Add", name, List.of(name + "/scaled", weights(name + "/offset", scales.offset(), dims)));
    }

    /** Whether this is a convolution that {@link #convolution} can write. */
    static boolean knows(ConvolutionLayer layer) {
        Class<?> type = layer.getClass();
        return type == ConvolutionLayer.class || type == Convolution2D.class || type == DepthwiseConvolution2D.class;
    }

    /**
     * A convolution, alone or with the batch norm behind it.
     *
     * @param name of the last of both
     * @param source name of the convolution
     * @param after what the batch norm does, or null
     */
    void convolution(String name, String source, ConvolutionLayer layer, LayerParameters.@Nullable Scales after) {
        int channels = topology.shape(source).channels();
        boolean depthwise = layer instanceof DepthwiseConvolution2D;
        float[] kernels = depthwise ? depthwiseKernels(source) : parameters.parameter(source, "W");
        float[] bias = layer.hasBias() ? parameters.parameter(source, "b") : new float[channels];
        int each = kernels.length / channels;
        for (int c = 0; after != null && c < channels; c++) {
            for (int i = c * each; i < (c + 1) * each; i++) {
                kernels[i] *= after.factor()[c];
            }
            bias[c] = bias[c] * after.factor()[c] + after.offset()[c];
        }
        int[] kernel = layer.getKernelSize();
        long inputs = each / ((long) kernel[0] * kernel[1]);
        String linear = linearName(name, layer.getActivationFn());
        node(
                "Conv",
                linear,
                List.of(
                        input(source),
                        weights(name + "/weights", kernels, channels, inputs, kernel[0], kernel[1]),
                        weights(name + "/bias", bias, channels)),
                new Whole("group", depthwise ? topology.shape(input(source)).channels() : 1),
                wholes("kernel_shape", kernel),
                wholes("strides", layer.getStride()),
                wholes("dilations", layer.getDilation()),
                new Wholes("pads", pads(source, layer)));
        activated(name, linear, layer.getActivationFn());
    }

    /** Deeplearning4j keeps them as [row][column][input][multiple], ONNX as [input · multiple][1][row][column]. */
    private float[] depthwiseKernels(String source) {
        return parameters
                .tensor(source, "W")
                .permute(2, 3, 0, 1)
                .dup('c')
                .data()
                .asFloat();
    }

    private List<Long> pads(String source, ConvolutionLayer layer) {
        FeatureMap in = topology.shape(input(source));
        FeatureMap out = topology.shape(source);
        return WindowPads.pads(
                source,
                layer.getConvolutionMode(),
                new WindowPads.Axis(
                        in.height(),
                        out.height(),
                        WindowPads.reach(layer.getKernelSize()[0], layer.getDilation()[0]),
                        layer.getStride()[0],
                        layer.getPadding()[0]),
                new WindowPads.Axis(
                        in.width(),
                        out.width(),
                        WindowPads.reach(layer.getKernelSize()[1], layer.getDilation()[1]),
                        layer.getStride()[1],
                        layer.getPadding()[1]));
    }

    private static Wholes wholes(String name, int[] values) {
        return new Wholes(name, Arrays.stream(values).asLongStream().boxed().toList());
    }

    void linear(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
        INDArray matrix = parameters.tensor(name, "W");
        String linear = linearName(name, ((BaseLayer) layer).getActivationFn());
        List<String> inputs = new ArrayList<>(List.of(
                name + "/flat",
                weights(name + "/weights", parameters.parameter(name, "W"), matrix.size(0), matrix.size(1))));
        Layer made = graph.getLayer(name);
        if (made.paramTable().containsKey("b")) {
            inputs.add(weights(name + "/bias", parameters.parameter(name, "b"), matrix.size(1)));
        }
        flat(name + "/flat", input(name));
        node("Gemm", linear, inputs);
        activated(name, linear, ((BaseLayer) layer).getActivationFn());
    }

    /** A row per sample, in the order in which the network itself has a map's numbers. */
    void flat(String name, String from) {
        String turned = from;
        if (format == CNN2DFormat.NHWC && topology.shape(from).positions() > 1) {
            turned = name + "/turned";
            node("Transpose", turned, List.of(from), new Wholes("perm", List.of(0L, 2L, 3L, 1L)));
        }
        node("Flatten", name, List.of(turned));
    }

    void pool(String name, SubsamplingLayer layer) {
        if (Arrays.stream(layer.getDilation()).anyMatch(apart -> apart != 1)) {
            throw unknown(name, "pooling with dilation " + Arrays.toString(layer.getDilation()));
        }
        int[] padding = layer.getPadding();
        boolean max = layer.getPoolingType() == PoolingType.MAX;
        FeatureMap in = topology.shape(input(name));
        FeatureMap out = topology.shape(name);
        List<Long> pads = WindowPads.pads(
                name,
                layer.getConvolutionMode(),
                new WindowPads.Axis(
                        in.height(), out.height(), layer.getKernelSize()[0], layer.getStride()[0], padding[0]),
                new WindowPads.Axis(
                        in.width(), out.width(), layer.getKernelSize()[1], layer.getStride()[1], padding[1]));
        if (!max && (layer.getPoolingType() != PoolingType.AVG || pads.stream().anyMatch(pad -> pad > 0))) {
            throw unknown(name, "pooling of kind " + layer.getPoolingType() + " with padding " + pads);
        }
        node(
                max ? "MaxPool" : "AveragePool",
                name,
                topology.inputs(name),
                wholes("kernel_shape", layer.getKernelSize()),
                wholes("strides", layer.getStride()),
                new Wholes("pads", pads));
    }

    void pool(String name, GlobalPoolingLayer layer) {
        switch (layer.getPoolingType()) {
            case AVG -> node("GlobalAveragePool", name, topology.inputs(name));
            case MAX -> node("GlobalMaxPool", name, topology.inputs(name));
            case SUM, PNORM -> throw unknown(name, "pooling of kind " + layer.getPoolingType());
        }
    }

    private static String linearName(String name, IActivation function) {
        return function instanceof ActivationIdentity ? name : name + "/linear";
    }

    private void activated(String name, String linear, IActivation function) {
        if (!(function instanceof ActivationIdentity)) {
            activation(name, linear, function);
        }
    }

    void activation(String name, String from, IActivation function) {
        ActivationForm form = ActivationForm.of(name, function);
        List<String> inputs = new ArrayList<>(List.of(from));
        for (float number : form.numbers()) {
            inputs.add(weights(name + "/number" + inputs.size(), new float[] {number}));
        }
        node(form.operator(), name, inputs, form.attributes().toArray(Attribute[]::new));
    }

    /** A convolution of 1 × 1 that copies channels: what it adds to a copy is zeros. */
    void shortcut(String name, PaddedShortcut shortcut) {
        int from = topology.shape(input(name)).channels();
        int to = shortcut.getChannels();
        float[] copies = new float[to * from];
        for (int c = 0; c < from; c++) {
            copies[((to - from) / 2 + c) * from + c] = 1;
        }
        int[] stride = {shortcut.getStride(), shortcut.getStride()};
        node(
                "Conv",
                name,
                List.of(input(name), weights(name + "/copies", copies, to, from, 1, 1)),
                wholes("kernel_shape", new int[] {1, 1}),
                wholes("strides", stride));
    }

    /** (tanh(z) + 1) / 2 is a sigmoid of 2z; the sum over codewords is a convolution with ones. */
    void histogram(String name, CodewordHistogram layer) {
        int channels = topology.shape(input(name)).channels();
        float scale = 2 * parameters.parameter(name, "scale")[0];
        float offset = 2 * parameters.parameter(name, "offset")[0];
        float factor =
                parameters.parameter(name, "positionScale")[0] * parameters.parameter(name, "windowScale")[0];
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        node("Mul", name + "/scaled", List.of(input(name), weights(name + "/scale", new float[] {scale})));
        node("Add", name + "/moved", List.of(name + "/scaled", weights(name + "/offset", new float[] {offset})));
        node("Sigmoid", name + "/memberships", List.of(name + "/moved"));
        node(
                "Conv",
                name + "/sum",
                List.of(
                        name + "/memberships",
                        weights(name + "/ones", ones, 1, channels, 1, 1),
                        weights(name + "/tiny", new float[] {TINY}, 1)));
        node("Div", name + "/shares", List.of(name + "/memberships", name + "/sum"));
        int[] window = {layer.getWindow(), layer.getWindow()};
        node(
                "AveragePool",
                name + "/mean",
                List.of(name + "/shares"),
                wholes("kernel_shape", window),
                wholes("strides", window));
        node("Mul", name, List.of(name + "/mean", weights(name + "/factor", new float[] {factor})));
    }

    static InvalidInputException unknown(String name, String what) {
        return new InvalidInputException(
                "layer " + Check.notBlank("layer", name), "no form in ONNX is known for a " + what, null);
    }
}
