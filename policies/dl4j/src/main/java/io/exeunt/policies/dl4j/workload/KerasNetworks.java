package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.filekind.Wanted;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.View;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;

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
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file.toString(), "no such file", null);
        }
        Wanted.KERAS.require(file);
        KerasConfig config = KerasConfig.read(file);
        config.requireNoCode();
        Nd4jRuntime.prepare();
        ComputationGraph graph = imported(file, config);
        Topology topology = new Topology(graph, config.input(), config.format());
        return new KerasNetworks(file, topology).graph(config.input(), graph);
    }

    private static ComputationGraph imported(Path file, KerasConfig config) {
        try {
            return config.sequential()
                    ? KerasModelImport.importKerasSequentialModelAndWeights(file.toString(), false)
                            .toComputationGraph()
                    : KerasModelImport.importKerasModelAndWeights(file.toString(), false);
        } catch (IOException
                | InvalidKerasConfigurationException
                | UnsupportedKerasConfigurationException
                | RuntimeException e) {
            throw new InvalidInputException(
                    file.toString(), "Deeplearning4j's Keras import refuses it: " + firstLine(e), null, e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private OperatorGraph graph(FeatureMap input, ComputationGraph graph) {
        List<String> inputs = graph.getConfiguration().getNetworkInputs();
        places.put(inputs.get(0), new Place(OperatorGraph.INPUT, input));
        topology.order().forEach(this::add);
        List<String> exits = graph.getConfiguration().getNetworkOutputs().stream()
                .map(output -> place(output).node())
                .toList();
        String name = String.valueOf(file.getFileName()).replaceFirst("[.][^.]*$", "");
        return new OperatorGraph(name.isBlank() ? "keras" : name, input, nodes, exits);
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
