package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Vertices of a graph, what each reads, and the shape that each writes. Network inputs are left out of sets and orders. */
public final class Topology {
    private final ComputationGraphConfiguration configuration;
    private final List<String> order;
    private final Map<String, FeatureMap> shapes = new HashMap<>();
    private final Map<String, List<String>> readers = new HashMap<>();

    /** The vertices of a network. */
    public Topology(MultiExitGraph network) {
        this(network.graph(), network.input(), CNN2DFormat.NCHW);
    }

    /**
     * Of any graph of one input.
     *
     * @param input shape of one sample
     * @param format in which the graph has images
     */
    Topology(ComputationGraph graph, FeatureMap input, CNN2DFormat format) {
        configuration = graph.getConfiguration();
        org.deeplearning4j.nn.graph.vertex.GraphVertex[] vertices = graph.getVertices();
        order = Arrays.stream(graph.topologicalSortOrder())
                .mapToObj(index -> vertices[index].getVertexName())
                .filter(this::isVertex)
                .toList();
        shapes.put(configuration.getNetworkInputs().get(0), input);
        InputType type = InputType.convolutional(input.height(), input.width(), input.channels(), format);
        configuration
                .clone()
                .getLayerActivationTypes(true, false, type)
                .forEach((name, out) -> shapes.put(name, shape(name, out)));
        configuration
                .getVertexInputs()
                .forEach((reader, inputs) -> inputs.forEach(source ->
                        readers.computeIfAbsent(source, s -> new ArrayList<>()).add(reader)));
    }

    private static FeatureMap shape(String name, InputType type) {
        if (type instanceof InputType.InputTypeConvolutional map) {
            return new FeatureMap((int) map.getChannels(), (int) map.getHeight(), (int) map.getWidth());
        } else if (type instanceof InputType.InputTypeFeedForward vector) {
            return FeatureMap.flat((int) vector.getSize());
        }
        throw new InvalidInputException("layer " + name, "no feature map is known for an output of type " + type, null);
    }

    /** Vertices in an order in which they can run. */
    public List<String> order() {
        return order;
    }

    /** Whether this is a vertex, not a network input. */
    public boolean isVertex(String name) {
        return configuration.getVertices().containsKey(name);
    }

    /** Configuration of a vertex. */
    public GraphVertex vertex(String name) {
        return Objects.requireNonNull(configuration.getVertices().get(name), name);
    }

    /** What a vertex reads; a network input may be among it. */
    public List<String> inputs(String name) {
        return configuration.getVertexInputs().getOrDefault(name, List.of());
    }

    /** The reader of a vertex that has exactly one. */
    public Optional<String> onlyReader(String name) {
        List<String> all = readers.getOrDefault(name, List.of());
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Shape of one sample that a vertex or network input gives. */
    public FeatureMap shape(String name) {
        return Objects.requireNonNull(shapes.get(name), name);
    }
}
