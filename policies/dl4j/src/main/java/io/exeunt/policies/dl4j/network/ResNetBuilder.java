package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;

/** Turns a {@link ResNetSpec} into the configuration of a computation graph, NCHW throughout. */
public final class ResNetBuilder {
    private static final String INPUT = "input";
    private static final double BN_DECAY = 0.9;

    private final ResNetSpec spec;
    private final GraphBuilder graph;
    private final EndingLayers endings;

    private ResNetBuilder(ResNetSpec spec, Endings endings, GraphBuilder graph) {
        this.spec = spec;
        this.graph = graph;
        this.endings = new EndingLayers(graph, spec, endings);
    }

    /** A place in the network: a vertex and the shape of what it gives. */
    private record Site(String vertex, FeatureMap map) {}

    /**
     * The configuration of a network whose loss is the weighted sum of its exits' cross entropies.
     *
     * @param spec the network
     * @param lossWeights one per exit, > 0
     * @param updater optimiser
     * @param l2 weight decay on weights (not on biases and batch norms), >= 0
     * @param seed of the initial weights
     */
    public static ComputationGraphConfiguration configure(
            ResNetSpec spec, List<Double> lossWeights, IUpdater updater, double l2, long seed) {
        return configure(spec, new Endings.SeparateLosses(lossWeights), updater, l2, seed);
    }

    /**
     * The configuration of a network.
     *
     * @param spec the network
     * @param endings what stands at the ends of its exits
     * @param updater optimiser
     * @param l2 weight decay on weights (not on biases and batch norms), >= 0
     * @param seed of the initial weights
     */
    public static ComputationGraphConfiguration configure(
            ResNetSpec spec, Endings endings, IUpdater updater, double l2, long seed) {
        FeatureMap input = spec.input();
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.RELU)
                .updater(updater)
                .l2(l2)
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(
                        InputType.convolutional(input.height(), input.width(), input.channels(), CNN2DFormat.NCHW));
        return new ResNetBuilder(spec, endings, graph).build();
    }

    private ComputationGraphConfiguration build() {
        Site site = relu(
                "stem",
                convolution(
                        "stem",
                        new Site(INPUT, spec.input()),
                        3,
                        spec.stem().stride(),
                        spec.stem().channels()));
        sideExits(0, site);
        int block = 0;
        for (ResNetSpec.Stage stage : spec.stages()) {
            for (int i = 0; i < stage.blocks(); i++) {
                block++;
                site = block("block" + block, site, i == 0 ? stage.stride() : 1, stage.channels());
                sideExits(block, site);
            }
        }
        head(spec.exits().size(), spec.finalHead(), site);
        endings.finish();
        return graph.build();
    }

    private void sideExits(int afterBlock, Site site) {
        for (int exit = 0; exit < spec.exits().size(); exit++) {
            if (spec.exits().get(exit).afterBlock() == afterBlock) {
                head(exit, spec.exits().get(exit).head(), site);
            }
        }
    }

    private Site block(String name, Site input, int stride, int channels) {
        Site inner = relu(name + "_1", convolution(name + "_1", input, 3, stride, channels));
        Site residual = convolution(name + "_2", inner, 3, 1, channels);
        Site shortcut = residual.map().equals(input.map()) ? input : shortcut(name, input, stride, residual.map());
        String sum = name + "_add";
        graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), residual.vertex(), shortcut.vertex());
        return relu(name, new Site(sum, residual.map()));
    }

    private Site shortcut(String name, Site input, int stride, FeatureMap map) {
        return switch (spec.shortcut()) {
            case PROJECTED -> convolution(name + "_shortcut", input, 1, stride, map.channels());
            case PADDED -> {
                graph.addVertex(name + "_shortcut", new PaddedShortcut(stride, map.channels()), input.vertex());
                yield new Site(name + "_shortcut", map);
            }
        };
    }

    private void head(int exit, ExitHead head, Site site) {
        String name = spec.exitNames().get(exit);
        if (head instanceof ExitHead.Convolutional body) {
            Site inner = relu(name + "_body", convolution(name + "_body", site, 3, 1, body.channels()));
            classifier(exit, name, inner, body.grid());
        } else if (head instanceof ExitHead.Linear linear) {
            classifier(exit, name, site, linear.grid());
        }
    }

    /** Windows of equal size that cover the map and overlap where the grid does not divide it. */
    private void classifier(int exit, String name, Site site, int grid) {
        FeatureMap map = site.map();
        Check.inRange("grid of " + name, grid, 1, Math.min(map.height(), map.width()));
        int strideHeight = map.height() / grid;
        int strideWidth = map.width() / grid;
        String pool = name + "_pool";
        graph.addLayer(
                pool,
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(map.height() - (grid - 1) * strideHeight, map.width() - (grid - 1) * strideWidth)
                        .stride(strideHeight, strideWidth)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .dataFormat(CNN2DFormat.NCHW)
                        .build(),
                site.vertex());
        endings.add(exit, pool);
    }

    private Site convolution(String name, Site input, int kernel, int stride, int channels) {
        ConvolutionLayer.Builder layer = new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .nOut(channels)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .dataFormat(CNN2DFormat.NCHW);
        graph.addLayer(name + "_conv", padded(layer, kernel).build(), input.vertex());
        graph.addLayer(
                name + "_bn",
                new BatchNormalization.Builder()
                        .decay(BN_DECAY)
                        .dataFormat(CNN2DFormat.NCHW)
                        .build(),
                name + "_conv");
        FeatureMap map = input.map();
        return new Site(
                name + "_bn", new FeatureMap(channels, ceilDiv(map.height(), stride), ceilDiv(map.width(), stride)));
    }

    /** Where the map has an even size, a stride of two and mode Same put the first window over the edge by no pixel, not by one. */
    private ConvolutionLayer.Builder padded(ConvolutionLayer.Builder layer, int kernel) {
        return switch (spec.shortcut()) {
            case PROJECTED -> layer.convolutionMode(ConvolutionMode.Same);
            case PADDED -> layer.convolutionMode(ConvolutionMode.Truncate).padding(kernel / 2, kernel / 2);
        };
    }

    private Site relu(String name, Site input) {
        graph.addLayer(name + "_relu", new ActivationLayer(Activation.RELU), input.vertex());
        return new Site(name + "_relu", input.map());
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
