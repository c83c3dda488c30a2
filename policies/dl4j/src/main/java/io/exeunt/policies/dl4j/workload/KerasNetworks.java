package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Reads Keras models (HDF5) as graphs of operators, with Deeplearning4j's import. */
public final class KerasNetworks {
    private final Path file;
    private final Topology topology;
    private final VertexOperators operators;

    /** Row that makes what a vertex gives, and how it is laid out. */
    private final Map<String, Place> places = new HashMap<>();

    private final List<Node> nodes = new ArrayList<>();

    private record Place(String node, FeatureMap map) {}

    private KerasNetworks(Path file, Topology topology) {
        this.file = file;
        this.topology = topology;
        operators = new VertexOperators(topology);
    }

    /**
     * The network of a file: images in, its outputs as exits.
     *
     * @throws InvalidInputException if it is no Keras model or cut short, holds code (Lambda layers) or layers that are not known, or does
     *     not read images
     */
    public static OperatorGraph read(Path file) {
        KerasModel model = KerasModel.read(file);
        return new KerasNetworks(file, model.topology()).graph(model.name(), model.input(), model.graph());
    }

    private OperatorGraph graph(String name, FeatureMap input, ComputationGraph graph) {
        List<String> inputs = graph.getConfiguration().getNetworkInputs();
        places.put(inputs.get(0), new Place(OperatorGraph.INPUT, input));
        topology.order().forEach(this::add);
        List<String> exits = graph.getConfiguration().getNetworkOutputs().stream()
                .map(output -> place(output).node())
                .toList();
        return new OperatorGraph(name, input, nodes, exits);
    }

    private void add(String vertex) {
        List<Place> read = topology.inputs(vertex).stream().map(this::place).toList();
        List<Operator> own = operatorsOf(vertex);
        FeatureMap map = topology.shape(vertex);
        if (own.isEmpty()) {
            places.put(vertex, as(read.get(0), map, vertex));
            return;
        }
        List<String> inputs = read.stream().map(Place::node).toList();
        for (Operator operator : own) {
            nodes.add(new Node(operator, inputs));
            inputs = List.of(operator.name());
        }
        places.put(vertex, new Place(inputs.get(0), map));
    }

    private List<Operator> operatorsOf(String vertex) {
        try {
            return operators.of(vertex);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file.toString(), String.valueOf(e.getMessage()), null, e);
        }
    }

    private Place place(String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    /** The same elements laid out like this. */
    private Place as(Place place, FeatureMap map, String name) {
        if (place.map().equals(map) || place.map().elements() != map.elements()) {
            return place;
        }
        nodes.add(new Node(new View(name, place.map(), map), List.of(place.node())));
        return new Place(name, map);
    }
}
