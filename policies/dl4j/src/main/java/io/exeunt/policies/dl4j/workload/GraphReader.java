package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.PaddedShortcut;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitCut;
import io.exeunt.simulator.network.Segment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * <p>Where it is cut: {@link ExitCut}. What an exit's confidence head alone needs belongs to its branch.
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
        ExitCut cut = cut(network, topology);
        return new EarlyExitNetwork(
                network.name(),
                segments(cut.segments(), k -> "segment" + (k + 1)),
                segments(cut.branches(), network.exitNames()::get));
    }

    /** The network cut at its exits. */
    static ExitCut cut(MultiExitGraph network, Topology topology) {
        return new ExitCut(new ExitCut.Graph() {
            @Override
            public List<List<String>> exits() {
                return network.exitNames().stream()
                        .map(exit -> Stream.concat(
                                        Stream.of(exit),
                                        Stream.ofNullable(
                                                network.confidenceNames().get(exit)))
                                .toList())
                        .toList();
            }

            @Override
            public List<String> inputs(String node) {
                return topology.inputs(node).stream().filter(topology::isVertex).toList();
            }

            @Override
            public boolean isHead(String node) {
                return layer(topology.vertex(node))
                        .filter(LayerOperators::isHeadLayer)
                        .isPresent();
            }
        });
    }

    private List<Segment> segments(List<Set<String>> vertices, IntFunction<String> name) {
        return IntStream.range(0, vertices.size())
                .mapToObj(k -> segment(name.apply(k), vertices.get(k)))
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
