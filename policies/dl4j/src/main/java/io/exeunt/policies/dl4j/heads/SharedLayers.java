package io.exeunt.policies.dl4j.heads;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layers of one shape that share their parameters. Deeplearning4j keeps a copy per layer: copies that begin equal and are always given
 * the sum of all their gradients stay equal.
 */
final class SharedLayers {
    private final List<Layer> layers;

    private SharedLayers(List<Layer> layers) {
        this.layers = layers;
    }

    /** The groups of a graph by the names of their layers. */
    static List<SharedLayers> of(ComputationGraph graph, List<List<String>> groups) {
        return groups.stream()
                .map(names ->
                        new SharedLayers(names.stream().map(graph::getLayer).toList()))
                .toList();
    }

    /** Gives all of them the first one's parameters. */
    void makeEqual() {
        INDArray first = layers.get(0).params();
        layers.forEach(layer -> layer.setParams(first.dup()));
    }

    /** Gives all of them the sum of their gradients. */
    void addUpGradients() {
        INDArray sum = layers.get(0).getGradientsViewArray().dup();
        layers.subList(1, layers.size()).forEach(layer -> sum.addi(layer.getGradientsViewArray()));
        layers.forEach(layer -> layer.getGradientsViewArray().assign(sum));
    }
}
