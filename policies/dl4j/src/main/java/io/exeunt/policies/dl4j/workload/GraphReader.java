package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.PaddedShortcut;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * Reads backbone segments and exit branches off a computation graph.
 *
 * <p>What an exit alone needs, its confidence head included, is its branch; for the final exit, which alone needs all of the last stage, the branch is the chain
 * of pooling and fully connected layers at its end. Everything else is backbone and belongs to the segment of the first exit that
 * needs it.
 *
 * <p>Operators are those of inference: a batch norm behind a convolution without activation is folded into the convolution, as
 * runtimes do, and leaves one bias per channel of its four parameters; dropout and reshaping vanish.
 */
public final class GraphReader {
    private final MultiExitGraph network;
    private final Topology topology;

    private GraphReader(MultiExitGraph network) {
        this.network = network;
        this.topology = new Topology(network);
    }

    /**
     * The operators that each segment and branch asks of a device, batch norms folded into their convolutions.
     *
     * @throws InvalidInputException if a layer is of a kind that has no operator
     */
    public static EarlyExitNetwork read(MultiExitGraph network) {
        return new GraphReader(network).read();
    }

    private EarlyExitNetwork read() {
        List<Segment> segments = new ArrayList<>();
        List<Segment> branches = new ArrayList<>();
        List<Set<String>> needs = needs(network, topology);
        List<Set<String>> branchSets = branches(network, topology);
        Set<String> earlier = topology.none();
        for (int k = 0; k < branchSets.size(); k++) {
            String exit = network.exitNames().get(k);
            Set<String> backbone = needs.get(k);
            branchSets.forEach(backbone::removeAll);
            backbone.removeAll(earlier);
            earlier.addAll(backbone);
            segments.add(segment("segment" + (k + 1), backbone));
            branches.add(segment(exit, branchSets.get(k)));
        }
        return new EarlyExitNetwork(network.name(), segments, branches);
    }

    /** Per exit, the vertices that are its branch. */
    static List<Set<String>> branches(MultiExitGraph network, Topology topology) {
        return new Branches(network.exitNames(), needs(network, topology), topology, vertex -> layer(
                                topology.vertex(vertex))
                        .filter(LayerOperators::isHeadLayer)
                        .isPresent())
                .perExit();
    }

    /** Per exit, all that its classifier and its confidence head need, as a new set. */
    private static List<Set<String>> needs(MultiExitGraph network, Topology topology) {
        return network.exitNames().stream()
                .map(exit -> {
                    Set<String> needs = topology.ancestors(exit);
                    Optional.ofNullable(network.confidenceNames().get(exit))
                            .ifPresent(head -> needs.addAll(topology.ancestors(head)));
                    return needs;
                })
                .toList();
    }

    private Segment segment(String name, Set<String> vertices) {
        return new Segment(
                name,
                topology.order().stream()
                        .filter(vertices::contains)
                        .flatMap(vertex -> operators(vertex).stream())
                        .toList());
    }

    private List<Operator> operators(String name) {
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
        }
        return List.of(new ElementWise(
                name,
                kind(name, vertex),
                topology.shape(name),
                vertex instanceof MergeVertex ? 1 : topology.inputs(name).size()));
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

    private static Optional<Layer> layer(GraphVertex vertex) {
        if (!(vertex instanceof LayerVertex holder)) {
            return Optional.empty();
        }
        Layer layer = holder.getLayerConf().getLayer();
        return Optional.of(layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer);
    }
}
