package io.exeunt.policies.dl4j.network;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.Iterator;
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
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Turns a {@link ResNetSpec} into the configuration of a computation graph, NCHW throughout. */
public final class ResNetBuilder {
    private static final double BN_DECAY = 0.9;

    private final ResNetSpec spec;
    private final List<Double> lossWeights;
    private final GraphBuilder graph;
    private String last = "input";
    private FeatureMap map;
    private int exit;

    private ResNetBuilder(ResNetSpec spec, List<Double> lossWeights, GraphBuilder graph) {
        this.spec = spec;
        this.lossWeights = lossWeights;
        this.graph = graph;
        this.map = spec.input();
    }

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
        Check.require(
                lossWeights.size() == spec.exitCount(),
                "lossWeights",
                spec.exitCount() + " in number",
                lossWeights.size());
        FeatureMap input = spec.input();
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.RELU)
                .updater(updater)
                .l2(l2)
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(
                        InputType.convolutional(input.height(), input.width(), input.channels(), CNN2DFormat.NCHW));
        return new ResNetBuilder(spec, lossWeights, graph).build();
    }

    private ComputationGraphConfiguration build() {
        Iterator<ResNetSpec.Exit> exits = spec.exits().iterator();
        ResNetSpec.Exit next = exits.hasNext() ? exits.next() : null;
        convolution("stem", 3, spec.stem().stride(), spec.stem().channels());
        relu("stem");
        int block = 0;
        while (true) {
            if (next != null && next.afterBlock() == block) {
                head(next.head());
                next = exits.hasNext() ? exits.next() : null;
            }
            if (block == spec.blocks()) {
                break;
            }
            block(++block);
        }
        head(spec.finalHead());
        return graph.setOutputs(spec.exitNames().toArray(String[]::new)).build();
    }

    private void block(int number) {
        ResNetSpec.Stage stage = stageOf(number);
        int stride = isFirstOfStage(number) ? stage.stride() : 1;
        String name = "block" + number;
        String input = last;
        FeatureMap inputMap = map;
        convolution(name + "_1", 3, stride, stage.channels());
        relu(name + "_1");
        convolution(name + "_2", 3, 1, stage.channels());
        String residual = last;
        last = input;
        if (stride != 1 || inputMap.channels() != stage.channels()) {
            map = inputMap;
            convolution(name + "_shortcut", 1, stride, stage.channels());
        }
        graph.addVertex(name + "_add", new ElementWiseVertex(ElementWiseVertex.Op.Add), residual, last);
        last = name + "_add";
        relu(name);
    }

    private ResNetSpec.Stage stageOf(int block) {
        int first = 1;
        for (ResNetSpec.Stage stage : spec.stages()) {
            first += stage.blocks();
            if (block < first) {
                return stage;
            }
        }
        throw new IllegalStateException("No block " + block);
    }

    private boolean isFirstOfStage(int block) {
        int first = 1;
        for (ResNetSpec.Stage stage : spec.stages()) {
            if (block == first) {
                return true;
            }
            first += stage.blocks();
        }
        return false;
    }

    private void head(ExitHead head) {
        String name = spec.exitNames().get(exit);
        String site = last;
        FeatureMap siteMap = map;
        switch (kind(head)) {
            case 1 -> {
                ExitHead.Convolutional body = (ExitHead.Convolutional) head;
                convolution(name + "_body", 3, 1, body.channels());
                relu(name + "_body");
                classifier(name, body.grid());
            }
            default -> classifier(name, ((ExitHead.Linear) head).grid());
        }
        last = site;
        map = siteMap;
        exit++;
    }

    private static int kind(ExitHead head) {
        return head instanceof ExitHead.Convolutional ? 1 : 0;
    }

    private void classifier(String name, int grid) {
        Check.inRange("grid of " + name, grid, 1, Math.min(map.height(), map.width()));
        int strideHeight = map.height() / grid;
        int strideWidth = map.width() / grid;
        graph.addLayer(
                name + "_pool",
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(map.height() - (grid - 1) * strideHeight, map.width() - (grid - 1) * strideWidth)
                        .stride(strideHeight, strideWidth)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .dataFormat(CNN2DFormat.NCHW)
                        .build(),
                last);
        graph.addLayer(
                name,
                new OutputLayer.Builder(new LossMCXENT(Nd4j.valueArrayOf(
                                new long[] {1, spec.classes()}, lossWeights.get(exit), DataType.FLOAT)))
                        .nOut(spec.classes())
                        .activation(Activation.SOFTMAX)
                        .weightInit(WeightInit.XAVIER)
                        .build(),
                name + "_pool");
    }

    private void convolution(String name, int kernel, int stride, int channels) {
        graph.addLayer(
                name + "_conv",
                new ConvolutionLayer.Builder(kernel, kernel)
                        .stride(stride, stride)
                        .nOut(channels)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .convolutionMode(ConvolutionMode.Same)
                        .dataFormat(CNN2DFormat.NCHW)
                        .build(),
                last);
        graph.addLayer(
                name + "_bn",
                new BatchNormalization.Builder()
                        .decay(BN_DECAY)
                        .dataFormat(CNN2DFormat.NCHW)
                        .build(),
                name + "_conv");
        last = name + "_bn";
        map = new FeatureMap(channels, ceilDiv(map.height(), stride), ceilDiv(map.width(), stride));
    }

    private void relu(String name) {
        graph.addLayer(name + "_relu", new ActivationLayer(Activation.RELU), last);
        last = name + "_relu";
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
