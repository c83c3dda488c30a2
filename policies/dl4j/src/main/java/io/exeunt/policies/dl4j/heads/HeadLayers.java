package io.exeunt.policies.dl4j.heads;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.CodewordHistogram;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/** Adds the layers of one exit's heads to a graph, in training with raw logits at their ends, in inference with activations. */
public final class HeadLayers {
    private static final double BN_DECAY = 0.9;

    private final GraphBuilder graph;
    private final int classes;
    private final boolean training;
    private final String exit;

    HeadLayers(GraphBuilder graph, int classes, boolean training, String exit) {
        this.graph = graph;
        this.classes = classes;
        this.training = training;
        this.exit = exit;
    }

    /** A vertex and the shape of what it gives. */
    record Place(String vertex, FeatureMap map) {
        static Place of(Site site) {
            return new Place(site.vertex(), site.map());
        }
    }

    /** Name of the confidence head of an exit. */
    static String confidenceName(String exit) {
        return exit + "_confidence";
    }

    private Place add(String name, Layer layer, Place input, FeatureMap output) {
        graph.addLayer(exit + name, layer, input.vertex());
        return new Place(exit + name, output);
    }

    /** Average over windows of equal size that cover the map and overlap where the grid does not divide it. */
    Place pool(Place input, int grid) {
        FeatureMap map = input.map();
        int strideHeight = map.height() / grid;
        int strideWidth = map.width() / grid;
        Layer pool = new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                .kernelSize(map.height() - (grid - 1) * strideHeight, map.width() - (grid - 1) * strideWidth)
                .stride(strideHeight, strideWidth)
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW)
                .build();
        return add("_pool", pool, input, new FeatureMap(map.channels(), grid, grid));
    }

    /** A convolution without bias that keeps height and width. */
    Place convolution(String name, Place input, int kernel, int channels) {
        Layer layer = new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(channels)
                .hasBias(false)
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY)
                .convolutionMode(ConvolutionMode.Same)
                .dataFormat(CNN2DFormat.NCHW)
                .build();
        FeatureMap map = input.map();
        return add(name, layer, input, new FeatureMap(channels, map.height(), map.width()));
    }

    /** Batch norm and ReLU. */
    Place normalised(String name, Place input) {
        Layer norm = new BatchNormalization.Builder()
                .decay(BN_DECAY)
                .dataFormat(CNN2DFormat.NCHW)
                .build();
        Place normed = add(name + "_bn", norm, input, input.map());
        return add(name + "_relu", new ActivationLayer(Activation.RELU), normed, input.map());
    }

    /** Bag of features with windows of this size. */
    Place histogram(Place input, int window) {
        FeatureMap map = input.map();
        return add(
                "_histogram",
                new CodewordHistogram(exit + "_histogram", map.channels(), window),
                input,
                new FeatureMap(map.channels(), map.height() / window, map.width() / window));
    }

    /** A fully connected layer without activation. */
    Place linear(String name, Place input, int outputs) {
        return add(name, dense(outputs, Activation.IDENTITY), input, FeatureMap.flat(outputs));
    }

    /** The exit's class head. */
    void classHead(Place input, Activation activation) {
        add("", dense(classes, training ? Activation.IDENTITY : activation), input, FeatureMap.flat(classes));
    }

    /** The exit's confidence head: one sigmoid. */
    void confidenceHead(Place input) {
        Activation activation = training ? Activation.IDENTITY : Activation.SIGMOID;
        add(confidenceName(""), dense(1, activation), input, FeatureMap.flat(1));
    }

    private static Layer dense(int outputs, Activation activation) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(activation)
                .weightInit(WeightInit.XAVIER)
                .build();
    }
}
