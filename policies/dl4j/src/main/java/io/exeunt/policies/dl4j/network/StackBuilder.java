package io.exeunt.policies.dl4j.network;

import io.exeunt.policies.dl4j.network.NetworkLayers.Site;
import io.exeunt.policies.dl4j.network.NetworkLayers.Window;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.nd4j.linalg.activations.Activation;

/** Adds the backbone of a {@link StackSpec} to a graph, with its exits. */
final class StackBuilder {
    private static final int BOTTLENECK = 4;

    private final StackSpec spec;
    private final NetworkLayers layers;
    private final ExitLayers exits;

    StackBuilder(StackSpec spec, NetworkLayers layers, ExitLayers exits) {
        this.spec = spec;
        this.layers = layers;
        this.exits = exits;
    }

    void addTo(Site input) {
        Site site = input;
        for (int k = 1; k <= spec.units().size(); k++) {
            site = unit("unit" + k, spec.units().get(k - 1), site);
            exits.behind(k, site);
        }
        exits.last(site);
    }

    private Site unit(String name, Unit unit, Site input) {
        if (unit instanceof Unit.Convolution of) {
            return convolution(name, of, input);
        } else if (unit instanceof Unit.MaxPool of) {
            return layers.pool(name, input, PoolingType.MAX, of.window(), of.stride());
        } else if (unit instanceof Unit.Separable of) {
            return separable(name, of, input);
        } else if (unit instanceof Unit.InvertedResidual of) {
            return inverted(name, of, input);
        } else if (unit instanceof Unit.DenseLayer of) {
            return dense(name, of, input);
        } else if (unit instanceof Unit.Transition of) {
            Site thin = pointwise(name, normalised(name, input, Activation.RELU), of.channels());
            return layers.pool(name, thin, PoolingType.AVG, 2, 2);
        } else if (unit instanceof Unit.Tokens of) {
            return layers.tokens(name + "_tokens", input, of.vocabulary(), of.features());
        } else if (unit instanceof Unit.TextConvolution of) {
            Site along = layers.along(name + "_conv", input, of.window(), of.channels(), false);
            return normalised(name, along, Activation.RELU);
        } else if (unit instanceof Unit.Encoder of) {
            return encoder(name, of, input);
        }
        return normalised(name, input, Activation.RELU);
    }

    private Site convolution(String name, Unit.Convolution of, Site input) {
        Window window = Window.padded(of.kernel(), of.stride(), of.padding());
        Site convolved = layers.convolution(name + "_conv", input, window, of.channels(), !of.norm());
        return of.norm()
                ? normalised(name, convolved, Activation.RELU)
                : layers.activation(name + "_relu", convolved, Activation.RELU);
    }

    private Site separable(String name, Unit.Separable of, Site input) {
        Site each = normalised(name + "_depth", depthwise(name, input, of.stride()), Activation.RELU);
        return normalised(name, pointwise(name, each, of.channels()), Activation.RELU);
    }

    private Site inverted(String name, Unit.InvertedResidual of, Site input) {
        Site wide = of.expansion() == 1
                ? input
                : normalised(
                        name + "_expand",
                        pointwise(
                                name + "_expand",
                                input,
                                of.expansion() * input.map().channels()),
                        Activation.RELU6);
        Site each = normalised(name + "_depth", depthwise(name, wide, of.stride()), Activation.RELU6);
        Site narrow = layers.norm(name + "_bn", pointwise(name, each, of.channels()));
        return narrow.map().equals(input.map()) ? layers.sum(name + "_add", narrow, input) : narrow;
    }

    private Site dense(String name, Unit.DenseLayer of, Site input) {
        Site thin = pointwise(name + "_1", normalised(name + "_1", input, Activation.RELU), BOTTLENECK * of.growth());
        Site grown = layers.convolution(
                name + "_2_conv",
                normalised(name + "_2", thin, Activation.RELU),
                Window.padded(3, 1, 1),
                of.growth(),
                false);
        return layers.joined(name, input, grown);
    }

    private Site encoder(String name, Unit.Encoder of, Site input) {
        int features = input.map().channels();
        Site normed = layers.layerNorm(name + "_1_norm", input);
        Site attended = layers.attention(
                name + "_attention",
                perToken(name + "_query", normed, features),
                perToken(name + "_key", normed, features),
                perToken(name + "_value", normed, features),
                of.heads());
        Site middle = layers.sum(name + "_1_add", perToken(name + "_answer", attended, features), input);
        Site wide = layers.activation(
                name + "_relu",
                perToken(name + "_hidden", layers.layerNorm(name + "_2_norm", middle), of.hidden()),
                Activation.RELU);
        return layers.sum(name + "_2_add", perToken(name + "_output", wide, features), middle);
    }

    /** A linear layer with bias, the same for each token. */
    private Site perToken(String name, Site input, int features) {
        return layers.along(name, input, 1, features, true);
    }

    private Site depthwise(String name, Site input, int stride) {
        return layers.depthwise(name + "_depth_conv", input, Window.padded(3, stride, 1));
    }

    private Site pointwise(String name, Site input, int channels) {
        return layers.convolution(name + "_conv", input, Window.padded(1, 1, 0), channels, false);
    }

    private Site normalised(String name, Site input, Activation function) {
        return layers.activation(name + "_relu", layers.norm(name + "_bn", input), function);
    }
}
