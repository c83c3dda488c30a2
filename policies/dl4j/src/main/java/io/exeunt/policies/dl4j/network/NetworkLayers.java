package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** Adds layers to a graph, NCHW throughout, and keeps account of the shapes that they give. */
final class NetworkLayers {
    private static final double BN_DECAY = 0.9;

    private final GraphBuilder graph;

    NetworkLayers(GraphBuilder graph) {
        this.graph = graph;
    }

    /** A place in the network: a vertex and the shape of what it gives. */
    record Site(String vertex, FeatureMap map) {}

    /** How a window meets the edges of a map. */
    sealed interface Edges {
        /** Zeros are added so that a stride of s leaves one window for each s positions, the odd one at the end. */
        record Same() implements Edges {}

        /** So many zeros are added at each end. */
        record Zeros(int padding) implements Edges {}
    }

    /** A convolution alone. */
    Site convolution(String name, Site input, Window window, int channels, boolean bias) {
        ConvolutionLayer.Builder layer = new ConvolutionLayer.Builder(window.size(), window.size())
                .stride(window.stride(), window.stride())
                .nOut(channels)
                .hasBias(bias)
                .activation(Activation.IDENTITY)
                .dataFormat(CNN2DFormat.NCHW);
        if (window.edges() instanceof Edges.Zeros zeros) {
            layer.convolutionMode(ConvolutionMode.Truncate).padding(zeros.padding(), zeros.padding());
        } else {
            layer.convolutionMode(ConvolutionMode.Same);
        }
        graph.addLayer(name, layer.build(), input.vertex());
        return new Site(name, window.over(input.map(), channels));
    }

    /** A convolution along the rows of a map of one column, zeros at its ends, that keeps its length. */
    Site along(String name, Site input, int rows, int channels, boolean bias) {
        ConvolutionLayer layer = new ConvolutionLayer.Builder(rows, 1)
                .stride(1, 1)
                .convolutionMode(ConvolutionMode.Truncate)
                .padding(rows / 2, 0)
                .nOut(channels)
                .hasBias(bias)
                .activation(Activation.IDENTITY)
                .dataFormat(CNN2DFormat.NCHW)
                .build();
        graph.addLayer(name, layer, input.vertex());
        return new Site(name, new FeatureMap(channels, input.map().height(), 1));
    }

    /** Vectors of tokens. */
    Site tokens(String name, Site input, int vocabulary, int features) {
        int tokens = input.map().height();
        graph.addLayer(name, new TokenEmbedding(name, vocabulary, features, tokens), input.vertex());
        return new Site(name, new FeatureMap(features, tokens, 1));
    }

    Site layerNorm(String name, Site input) {
        graph.addLayer(name, new LayerNorm(name, input.map().channels()), input.vertex());
        return new Site(name, input.map());
    }

    /** Attention among the positions of three maps of one shape. */
    Site attention(String name, Site queries, Site keys, Site values, int heads) {
        graph.addVertex(name, new SelfAttention(heads), queries.vertex(), keys.vertex(), values.vertex());
        return new Site(name, queries.map());
    }

    /** A convolution of each channel by itself. */
    Site depthwise(String name, Site input, Window window) {
        DepthwiseConvolution2D.Builder layer = new DepthwiseConvolution2D.Builder(window.size(), window.size());
        layer.stride(window.stride(), window.stride());
        layer.convolutionMode(ConvolutionMode.Truncate);
        layer.padding(window.zeros(), window.zeros());
        layer.depthMultiplier(1);
        layer.hasBias(false);
        layer.activation(Activation.IDENTITY);
        layer.dataFormat(CNN2DFormat.NCHW);
        graph.addLayer(name, layer.build(), input.vertex());
        return new Site(name, window.over(input.map(), input.map().channels()));
    }

    /**
     * A square window.
     *
     * @param size rows and columns
     * @param stride in both directions
     * @param edges how it meets them
     */
    record Window(int size, int stride, Edges edges) {
        static Window padded(int size, int stride, int padding) {
            return new Window(size, stride, new Edges.Zeros(padding));
        }

        private int zeros() {
            return edges instanceof Edges.Zeros zeros ? zeros.padding() : 0;
        }

        private FeatureMap over(FeatureMap map, int channels) {
            return new FeatureMap(channels, windows(map.height()), windows(map.width()));
        }

        private int windows(int side) {
            return edges instanceof Edges.Zeros zeros
                    ? StackSpec.windows(side, size, stride, zeros.padding())
                    : (side + stride - 1) / stride;
        }
    }

    Site norm(String name, Site input) {
        graph.addLayer(
                name,
                new BatchNormalization.Builder()
                        .decay(BN_DECAY)
                        .dataFormat(CNN2DFormat.NCHW)
                        .build(),
                input.vertex());
        return new Site(name, input.map());
    }

    Site activation(String name, Site input, Activation function) {
        graph.addLayer(name, new ActivationLayer(function), input.vertex());
        return new Site(name, input.map());
    }

    Site sum(String name, Site first, Site second) {
        graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), first.vertex(), second.vertex());
        return new Site(name, first.map());
    }

    /** Channels of one behind those of the other. */
    Site joined(String name, Site first, Site second) {
        graph.addVertex(name, new MergeVertex(), first.vertex(), second.vertex());
        FeatureMap map = first.map();
        int channels = map.channels() + second.map().channels();
        return new Site(name, new FeatureMap(channels, map.height(), map.width()));
    }

    /** Pooling without padding. */
    Site pool(String name, Site input, SubsamplingLayer.PoolingType type, int size, int stride) {
        return pool(name, input, type, new int[] {size, size}, new int[] {stride, stride});
    }

    private Site pool(String name, Site input, SubsamplingLayer.PoolingType type, int[] size, int[] stride) {
        graph.addLayer(
                name,
                new SubsamplingLayer.Builder(type)
                        .kernelSize(size)
                        .stride(stride)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .dataFormat(CNN2DFormat.NCHW)
                        .build(),
                input.vertex());
        FeatureMap map = input.map();
        return new Site(
                name,
                new FeatureMap(
                        map.channels(),
                        StackSpec.windows(map.height(), size[0], stride[0], 0),
                        StackSpec.windows(map.width(), size[1], stride[1], 0)));
    }

    /** Average over windows of equal size that cover the map and overlap where the grid does not divide it. */
    Site grid(String name, Site input, int grid) {
        FeatureMap map = input.map();
        Check.inRange("grid of " + name, grid, 1, Math.min(map.height(), map.width()));
        int[] stride = {map.height() / grid, map.width() / grid};
        int[] size = {map.height() - (grid - 1) * stride[0], map.width() - (grid - 1) * stride[1]};
        return pool(name + "_pool", input, SubsamplingLayer.PoolingType.AVG, size, stride);
    }

    /** A fully connected layer with ReLU. */
    Site hidden(String name, Site input, int units) {
        graph.addLayer(
                name,
                new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build(),
                input.vertex());
        return new Site(name, FeatureMap.flat(units));
    }
}
