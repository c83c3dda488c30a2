package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Embedding;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.policies.dl4j.network.CodewordHistogram;
import io.exeunt.policies.dl4j.network.LayerNorm;
import io.exeunt.policies.dl4j.network.TokenEmbedding;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** The operators of one layer. */
final class LayerOperators {
    private final String name;
    private final FeatureMap input;
    private final FeatureMap output;
    private final boolean foldedNorm;

    /**
     * What surrounds the layer.
     *
     * @param name of its vertex
     * @param input shape that it reads
     * @param output shape that it writes
     * @param foldedNorm whether the batch norm that follows is folded into it and leaves a bias
     */
    LayerOperators(String name, FeatureMap input, FeatureMap output, boolean foldedNorm) {
        this.name = name;
        this.input = input;
        this.output = output;
        this.foldedNorm = foldedNorm;
    }

    /** Operators of this layer in running order; none for a layer that does nothing at inference. */
    List<Operator> of(Layer layer) {
        if (isConvolution(layer)) {
            ConvolutionLayer convolution = (ConvolutionLayer) layer;
            return withActivation(convolution(convolution), convolution.getActivationFn());
        } else if (layer instanceof DenseLayer dense) {
            return withActivation(linear(dense, dense.hasBias()), dense.getActivationFn());
        } else if (layer instanceof BaseOutputLayer head) {
            return withActivation(linear(head, head.hasBias()), head.getActivationFn());
        } else if (layer instanceof SubsamplingLayer pool) {
            int[] window = pool.getKernelSize();
            return List.of(new Pooling(name, kind(pool.getPoolingType()), input, output, window[0], window[1]));
        } else if (layer instanceof GlobalPoolingLayer pool) {
            return List.of(
                    new Pooling(name, kind(pool.getPoolingType()), input, output, input.height(), input.width()));
        } else if (layer instanceof ActivationLayer activation) {
            return activation(name, activation.getActivationFn());
        } else if (layer instanceof LossLayer loss) {
            return activation(name, loss.getActivationFn());
        } else if (layer instanceof BatchNormalization) {
            return List.of(new ElementWise(name, ElementWise.Kind.BATCH_NORM, output, 1));
        } else if (layer instanceof CodewordHistogram histogram) {
            return histogram(histogram.getWindow());
        } else if (layer instanceof TokenEmbedding tokens) {
            return List.of(
                    new Embedding(name + "/tokens", tokens.getVocabulary(), tokens.getFeatures(), tokens.getTokens()),
                    new Embedding(name + "/positions", tokens.getTokens(), tokens.getFeatures(), tokens.getTokens()),
                    new ElementWise(name, ElementWise.Kind.ADD, output, 2));
        } else if (layer instanceof LayerNorm) {
            return List.of(new ElementWise(name, ElementWise.Kind.LAYER_NORM, output, 1));
        } else if (layer instanceof DropoutLayer) {
            return List.of();
        }
        throw unsupported(layer.getClass().getSimpleName());
    }

    /** Whether a batch norm behind this layer can be folded into its weights. */
    static boolean canFoldNorm(Layer layer) {
        return isConvolution(layer) && ((ConvolutionLayer) layer).getActivationFn() instanceof ActivationIdentity;
    }

    /** Whether this is one of the layers that a classifier at the end of a network consists of. */
    static boolean isHeadLayer(Layer layer) {
        return layer instanceof BaseOutputLayer
                || layer instanceof DenseLayer
                || layer instanceof DropoutLayer
                || layer instanceof SubsamplingLayer
                || layer instanceof GlobalPoolingLayer;
    }

    private static boolean isConvolution(Layer layer) {
        Class<?> type = layer.getClass();
        return type == ConvolutionLayer.class || type == Convolution2D.class || type == DepthwiseConvolution2D.class;
    }

    private Operator convolution(ConvolutionLayer layer) {
        int[] kernel = layer.getKernelSize();
        int[] stride = layer.getStride();
        if (stride[0] != stride[1]) {
            throw unsupported("convolution with stride " + stride[0] + "×" + stride[1]);
        }
        int groups = layer instanceof DepthwiseConvolution2D ? input.channels() : 1;
        boolean bias = layer.hasBias() || foldedNorm;
        return new Convolution(name, input, output, kernel[0], kernel[1], stride[0], groups, bias);
    }

    private Operator linear(FeedForwardLayer layer, boolean bias) {
        return new Linear(name, Math.toIntExact(layer.getNIn()), Math.toIntExact(layer.getNOut()), 1, bias);
    }

    /** Memberships, division by their sum, average over windows; the scales fold into neighbours. */
    private List<Operator> histogram(int window) {
        return List.of(
                new ElementWise(name + "/membership", ElementWise.Kind.ACTIVATION, input, 1),
                new ElementWise(name + "/share", ElementWise.Kind.MULTIPLY, input, 2),
                new Pooling(name, Pooling.Kind.AVERAGE, input, output, window, window));
    }

    private List<Operator> withActivation(Operator operator, IActivation function) {
        String suffix = function instanceof ActivationSoftmax ? "/softmax" : "/activation";
        List<Operator> operators = new ArrayList<>(List.of(operator));
        operators.addAll(activation(name + suffix, function));
        return operators;
    }

    private List<Operator> activation(String operatorName, IActivation function) {
        if (function instanceof ActivationIdentity) {
            return List.of();
        }
        return List.of(
                function instanceof ActivationSoftmax
                        ? new Softmax(operatorName, output)
                        : new ElementWise(operatorName, ElementWise.Kind.ACTIVATION, output, 1));
    }

    private Pooling.Kind kind(PoolingType type) {
        return switch (type) {
            case AVG -> Pooling.Kind.AVERAGE;
            case MAX -> Pooling.Kind.MAX;
            case SUM, PNORM -> throw unsupported("pooling of kind " + type);
        };
    }

    InvalidInputException unsupported(String what) {
        return new InvalidInputException("layer " + name, "no operator is known for a " + what, null);
    }
}
