package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Softmax;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operator of a network under construction gives: the handle on which the next operators are called. A convolution
 * carries its folded batch norm or bias as one bias per channel, and the activation after it costs nothing extra.
 */
public final class Tensor {
    private final NetworkBuilder network;
    private final String node;
    private final FeatureMap shape;

    Tensor(NetworkBuilder network, String node, FeatureMap shape) {
        this.network = network;
        this.node = node;
        this.shape = shape;
    }

    /** Name of the operator that makes it. */
    public String node() {
        return node;
    }

    /** Its shape. */
    public FeatureMap shape() {
        return shape;
    }

    /** Its channels. */
    public int channels() {
        return shape.channels();
    }

    /** Dense convolution with bias. */
    public Tensor conv(String name, int channels, Window window) {
        return convolution(name, channels, window, 1, true);
    }

    /** Dense convolution without bias: one whose batch norm is not folded, or that has none. */
    public Tensor bareConv(String name, int channels, Window window) {
        return convolution(name, channels, window, 1, false);
    }

    /** Depthwise convolution with bias. */
    public Tensor depthwise(String name, Window window) {
        return convolution(name, channels(), window, channels(), true);
    }

    /** Largest of each window. */
    public Tensor maxPool(String name, Window window) {
        return pool(name, Pooling.Kind.MAX, window);
    }

    /** Average of each window. */
    public Tensor averagePool(String name, Window window) {
        return pool(name, Pooling.Kind.AVERAGE, window);
    }

    /** Average of each channel. */
    public Tensor globalAverage(String name) {
        return network.append(Pooling.globalAverage(name, shape), this);
    }

    /** Fully connected layer with bias over all elements. */
    public Tensor linear(String name, int features) {
        return network.append(new Linear(name, Math.toIntExact(shape.elements()), features, 1, true), this);
    }

    /** Fully connected layer with bias over the channels of each position (row). */
    public Tensor linearPerRow(String name, int features) {
        return network.append(new Linear(name, channels(), features, shape.height(), true), this);
    }

    /** The same elements seen as rows of {@code features}; a change of view that moves nothing. */
    Tensor asRows(int features) {
        int rows = Math.toIntExact(shape.elements() / features);
        return new Tensor(network, node, new FeatureMap(features, rows, 1));
    }

    /** An activation that no neighbour absorbs. */
    public Tensor activation(String name) {
        return elementWise(name, ElementWise.Kind.ACTIVATION);
    }

    /** A batch norm that can't be folded, because what it follows is no convolution. */
    public Tensor batchNorm(String name) {
        return elementWise(name, ElementWise.Kind.BATCH_NORM);
    }

    /** Product with zero: an absent edge, as exporters write it. */
    Tensor timesZero(String name) {
        return elementWise(name, ElementWise.Kind.ZERO);
    }

    /** Layer norm over the channels of each position. */
    public Tensor layerNorm(String name) {
        return elementWise(name, ElementWise.Kind.LAYER_NORM);
    }

    /** Softmax over the channels. */
    public Tensor softmax(String name) {
        return network.append(new Softmax(name, shape), this);
    }

    /** Sum with tensors of the same shape. */
    public Tensor plus(String name, Tensor... others) {
        Tensor[] all = Stream.concat(Stream.of(this), Stream.of(others)).toArray(Tensor[]::new);
        for (Tensor other : others) {
            if (!other.shape.equals(shape)) {
                throw new IllegalArgumentException(
                        "Expected terms of " + name + " to be of shape " + shape + ", given " + other.shape);
            }
        }
        return network.append(new ElementWise(name, ElementWise.Kind.ADD, shape, all.length), all);
    }

    /** Product with one factor per channel. */
    public Tensor scaledBy(String name, Tensor factors) {
        return network.append(new ElementWise(name, ElementWise.Kind.MULTIPLY, shape, 1), this, factors);
    }

    /** Channels of all tensors one after the other. */
    public static Tensor concat(String name, List<Tensor> parts) {
        Tensor first = parts.get(0);
        int channels = parts.stream().mapToInt(Tensor::channels).sum();
        FeatureMap whole = new FeatureMap(channels, first.shape.height(), first.shape.width());
        ElementWise copy = new ElementWise(name, ElementWise.Kind.COPY, whole, 1);
        return first.network.append(copy, parts.toArray(Tensor[]::new));
    }

    /** Each element repeated {@code factor} times in both directions. */
    public Tensor upsampled(String name, int factor) {
        FeatureMap larger = new FeatureMap(channels(), shape.height() * factor, shape.width() * factor);
        return network.append(new ElementWise(name, ElementWise.Kind.COPY, larger, 1), this);
    }

    private Tensor convolution(String name, int channels, Window window, int groups, boolean bias) {
        FeatureMap out = window.over(shape, channels);
        return network.append(new Convolution(name, shape, out, window.kernel(), groups, bias), this);
    }

    private Tensor pool(String name, Pooling.Kind kind, Window window) {
        FeatureMap out = window.over(shape, channels());
        return network.append(new Pooling(name, kind, shape, out, window.kernel()), this);
    }

    private Tensor elementWise(String name, ElementWise.Kind kind) {
        return network.append(new ElementWise(name, kind, shape, 1), this);
    }
}
