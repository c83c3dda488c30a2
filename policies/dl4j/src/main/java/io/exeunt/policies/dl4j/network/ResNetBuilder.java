package io.exeunt.policies.dl4j.network;

import io.exeunt.policies.dl4j.network.NetworkLayers.Edges;
import io.exeunt.policies.dl4j.network.NetworkLayers.Site;
import io.exeunt.policies.dl4j.network.NetworkLayers.Window;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.nd4j.linalg.activations.Activation;

/** Adds the backbone of a {@link ResNetSpec} to a graph, with its exits. */
final class ResNetBuilder {
    private final ResNetSpec spec;
    private final GraphBuilder graph;
    private final NetworkLayers layers;
    private final ExitLayers exits;

    ResNetBuilder(ResNetSpec spec, GraphBuilder graph, NetworkLayers layers, ExitLayers exits) {
        this.spec = spec;
        this.graph = graph;
        this.layers = layers;
        this.exits = exits;
    }

    void addTo(Site input) {
        Site site = relu(
                "stem",
                convolution("stem", input, 3, spec.stem().stride(), spec.stem().channels()));
        exits.behind(0, site);
        int block = 0;
        for (ResNetSpec.Stage stage : spec.stages()) {
            for (int i = 0; i < stage.blocks(); i++) {
                block++;
                site = block("block" + block, site, i == 0 ? stage.stride() : 1, stage.channels());
                exits.behind(block, site);
            }
        }
        exits.last(site);
    }

    private Site block(String name, Site input, int stride, int channels) {
        Site inner = relu(name + "_1", convolution(name + "_1", input, 3, stride, channels));
        Site residual = convolution(name + "_2", inner, 3, 1, channels);
        Site shortcut = residual.map().equals(input.map()) ? input : shortcut(name, input, stride, residual);
        return relu(name, layers.sum(name + "_add", residual, shortcut));
    }

    private Site shortcut(String name, Site input, int stride, Site residual) {
        return switch (spec.shortcut()) {
            case PROJECTED ->
                convolution(name + "_shortcut", input, 1, stride, residual.map().channels());
            case PADDED -> {
                graph.addVertex(
                        name + "_shortcut",
                        new PaddedShortcut(stride, residual.map().channels()),
                        input.vertex());
                yield new Site(name + "_shortcut", residual.map());
            }
        };
    }

    private Site convolution(String name, Site input, int kernel, int stride, int channels) {
        Window window = new Window(kernel, stride, edges(kernel));
        return layers.norm(name + "_bn", layers.convolution(name + "_conv", input, window, channels, false));
    }

    /** Where the map has an even size, a stride of two and mode Same put the first window over the edge by no pixel, not by one. */
    private Edges edges(int kernel) {
        return switch (spec.shortcut()) {
            case PROJECTED -> new Edges.Same();
            case PADDED -> new Edges.Zeros(kernel / 2);
        };
    }

    private Site relu(String name, Site input) {
        return layers.activation(name + "_relu", input, Activation.RELU);
    }
}
