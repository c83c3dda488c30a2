package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.policies.dl4j.network.PaddedShortcut;
import io.exeunt.policies.dl4j.network.SelfAttention;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;

/**
 * What the vertices of a graph ask of a device at inference.
 *
 * @param topology of the graph
 */
record VertexOperators(Topology topology) {
    /** Operators of a vertex in running order; none for one that vanishes at inference. */
    List<Operator> of(String name) {
        if (foldsAway(name)) {
            return List.of();
        }
        GraphVertex vertex = topology.vertex(name);
        Optional<Layer> layer = layer(vertex);
        if (layer.isPresent()) {
            boolean foldedNorm =
                    topology.onlyReader(name).filter(this::foldsAway).isPresent();
            FeatureMap input = topology.shape(topology.inputs(name).get(0));
            return new LayerOperators(name, input, topology.shape(name), foldedNorm).of(layer.get());
        } else if (vertex instanceof PreprocessorVertex || vertex instanceof ReshapeVertex) {
            return List.of();
        } else if (vertex instanceof SelfAttention attention) {
            return attention(name, attention.getHeads());
        }
        return List.of(new ElementWise(
                name,
                kind(name, vertex),
                topology.shape(name),
                vertex instanceof MergeVertex ? 1 : topology.inputs(name).size()));
    }

    /** Products of queries and keys, softmax, products of that and values, each head by itself. */
    private List<Operator> attention(String name, int heads) {
        FeatureMap map = topology.shape(name);
        int width = map.channels() / heads;
        int tokens = map.height();
        return List.of(
                new MatMul(name + "/scores", heads, tokens, width, tokens),
                new Softmax(name + "/softmax", new FeatureMap(heads, tokens, tokens)),
                new MatMul(name, heads, tokens, tokens, width));
    }

    private ElementWise.Kind kind(String name, GraphVertex vertex) {
        if (vertex.equals(new ElementWiseVertex(ElementWiseVertex.Op.Add))) {
            return ElementWise.Kind.ADD;
        } else if (vertex.equals(new ElementWiseVertex(ElementWiseVertex.Op.Product))) {
            return ElementWise.Kind.MULTIPLY;
        } else if (vertex instanceof MergeVertex || vertex instanceof PaddedShortcut) {
            return ElementWise.Kind.COPY;
        }
        throw new InvalidInputException(
                "layer " + name,
                "no operator is known for a " + vertex.getClass().getSimpleName(),
                null);
    }

    private boolean foldsAway(String name) {
        if (layer(topology.vertex(name))
                .filter(BatchNormalization.class::isInstance)
                .isEmpty()) {
            return false;
        }
        String input = topology.inputs(name).get(0);
        return topology.isVertex(input)
                && topology.onlyReader(input).isPresent()
                && layer(topology.vertex(input))
                        .filter(LayerOperators::canFoldNorm)
                        .isPresent();
    }

    static Optional<Layer> layer(GraphVertex vertex) {
        if (!(vertex instanceof LayerVertex holder)) {
            return Optional.empty();
        }
        Layer layer = holder.getLayerConf().getLayer();
        return Optional.of(layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer);
    }
}
