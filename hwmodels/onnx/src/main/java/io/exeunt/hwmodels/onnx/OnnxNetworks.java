package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.Pooling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads ONNX models (opset 7 and newer) as graphs of operators: shapes, multiply-accumulates, parameters and traffic, without weights. */
public final class OnnxNetworks {
    private final OnnxModel model;
    private final ImportOptions options;
    private final Needed needed;

    private OnnxNetworks(OnnxModel model, ImportOptions options) {
        this.model = model;
        this.options = options;
        needed = new Needed(model);
    }

    /**
     * The network of a file.
     *
     * @throws InvalidInputException if the file is no ONNX model or cut short, its shapes are not fixed, weights that it keeps elsewhere are
     *     missing, or it holds operators that are not known; says which node
     */
    public static ImportedNetwork read(Path file, ImportOptions options) {
        return new OnnxNetworks(OnnxReader.read(file), options).network();
    }

    /**
     * Names of a model's inputs, in the file's order.
     *
     * @throws InvalidInputException as {@link #read}, as far as that is seen without its nodes
     */
    public static List<String> inputs(Path file) {
        return OnnxReader.read(file).inputs().stream().map(TensorInfo::name).toList();
    }

    /**
     * Files in which a model keeps weights beside its own, each once.
     *
     * @throws InvalidInputException as {@link #read}, as far as that is seen without its nodes
     */
    public static List<Path> dataFiles(Path file) {
        return new ExternalData(file).files(OnnxReader.read(file).stored().values());
    }

    private ImportedNetwork network() {
        List<String> exits = exits();
        List<String> wanted = new ArrayList<>(options.sites());
        wanted.addAll(exits);
        List<OnnxNode> nodes = needed.by(wanted);
        Map<String, Integer> passed = needed.unknown(nodes, options.allowUnknown());
        Map<String, TensorShape> inputs = new InputBinding(model, options.shapes()).shapes();
        ShapeInference inference = ShapeInference.of(model, inputs, nodes);
        PerSample sample = sample(inputs);
        Set<String> named = Set.copyOf(wanted);
        GraphRows rows = new GraphRows(named);
        FeatureMap input = placeInputs(rows, inputs, sample);
        OperatorAssembly assembly = new OperatorAssembly(model, sample, rows, named, readers(nodes));
        inference.steps().forEach(assembly::add);
        wanted.forEach(tensor -> requireComputed(rows, tensor));
        exits.forEach(rows::named);
        OperatorGraph graph = graph(rows, input, exits);
        List<StoredTensor> weights = weights(nodes);
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        inputs.forEach((name, shape) -> shapes.put(name, shape.dims()));
        return new ImportedNetwork(
                graph,
                model.opset(),
                sample.batch(),
                weights.stream().mapToLong(tensor -> tensor.shape().elements()).sum(),
                weights.stream()
                        .mapToLong(tensor -> tensor.type().bytes(tensor.shape().elements()))
                        .sum(),
                passed,
                shapes,
                exitTensors(graph));
    }

    private List<String> exits() {
        if (model.outputs().isEmpty()) {
            throw new InvalidInputException(model.file().toString(), "Expected at least one output, given none", null);
        }
        List<String> exits = options.exits().isEmpty()
                ? model.outputs().stream().map(TensorInfo::name).toList()
                : options.exits();
        exits.forEach(exit -> needed.requireMade(exit, "an exit"));
        options.sites().forEach(site -> needed.requireMade(site, "a site"));
        List<String> all = new ArrayList<>(options.sites());
        all.addAll(exits);
        if (all.stream().distinct().count() < all.size()) {
            throw new InvalidInputException(
                    model.file().toString(), "Expected exits and sites without repetitions, given " + all, null);
        }
        return exits;
    }

    /** The batch is the first axis of the first input that has more than one. */
    private static PerSample sample(Map<String, TensorShape> inputs) {
        return new PerSample(inputs.values().stream()
                .filter(shape -> shape.rank() > 1 && shape.dim(0) > 0)
                .findFirst()
                .map(shape -> shape.dim(0))
                .orElse(1L));
    }

    /** The largest input is the graph's; others stand for parts of it. */
    private static FeatureMap placeInputs(GraphRows rows, Map<String, TensorShape> inputs, PerSample sample) {
        Map<String, FeatureMap> maps = new LinkedHashMap<>();
        inputs.forEach((name, shape) -> maps.put(name, shape.rank() == 4 ? sample.image(shape) : sample.map(shape)));
        FeatureMap largest = maps.values().stream()
                .max(Comparator.comparingLong(FeatureMap::elements))
                .orElseThrow();
        GraphRows.Place place = new GraphRows.Place(OperatorGraph.INPUT, largest);
        maps.forEach((name, map) -> {
            if (map.elements() == largest.elements()) {
                rows.alias(name, place);
            } else {
                rows.part(name, place, map, rows.fresh(name));
            }
        });
        return largest;
    }

    private static Map<String, Integer> readers(List<OnnxNode> nodes) {
        Map<String, Integer> readers = new HashMap<>();
        for (OnnxNode node : nodes) {
            new HashSet<>(node.inputs()).forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        return readers;
    }

    private void requireComputed(GraphRows rows, String tensor) {
        if (!rows.has(tensor)) {
            throw new InvalidInputException(
                    model.file().toString(), "Expected '" + tensor + "' to depend on an input; it is constant", null);
        }
    }

    private OperatorGraph graph(GraphRows rows, FeatureMap input, List<String> exits) {
        List<String> order = options.exits().isEmpty() ? new ExitOrder(rows.nodes()).sorted(exits) : exits;
        String last = order.get(order.size() - 1);
        List<String> all = new ArrayList<>();
        for (String site : options.sites()) {
            all.add(addHead(rows, site, rows.place(last).map().elements()));
        }
        all.addAll(order);
        Set<String> kept = new HashSet<>();
        ExitOrder needs = new ExitOrder(rows.nodes());
        all.forEach(exit -> kept.addAll(needs.needs(exit)));
        List<Node> nodes = rows.nodes().stream()
                .filter(node -> kept.contains(node.operator().name()))
                .toList();
        return new OperatorGraph(name(), input, nodes, all);
    }

    /** Global average of a site's channels and a fully connected layer. */
    private static String addHead(GraphRows rows, String site, long classes) {
        GraphRows.Place place = rows.place(site);
        String pooled = site + ".pool";
        if (place.map().positions() > 1) {
            rows.add(pooled, Pooling.globalAverage(rows.fresh(pooled), place.map()), place);
        } else {
            rows.alias(pooled, place);
        }
        String head = rows.fresh(site + ".head");
        Linear linear = new Linear(head, place.map().channels(), Call.count("classes", classes), 1, true);
        rows.add(head, linear, rows.place(pooled));
        return head;
    }

    private List<String> exitTensors(OperatorGraph graph) {
        List<String> tensors = new ArrayList<>(options.sites());
        tensors.addAll(
                graph.exits().subList(options.sites().size(), graph.exits().size()));
        return tensors;
    }

    /** Stored by name, or in a node of its own as some exporters do. */
    private List<StoredTensor> weights(List<OnnxNode> nodes) {
        Set<String> read = new HashSet<>();
        nodes.forEach(node -> read.addAll(node.inputs()));
        Stream<StoredTensor> named = model.stored().values().stream().filter(tensor -> read.contains(tensor.name()));
        Stream<StoredTensor> inNodes = nodes.stream()
                .filter(node -> node.type().equals("Constant"))
                .flatMap(node -> node.attributes().values().stream())
                .filter(OnnxAttribute.Stored.class::isInstance)
                .map(attribute -> ((OnnxAttribute.Stored) attribute).tensor());
        return Stream.concat(named, inNodes)
                .filter(tensor -> tensor.type().weight())
                .toList();
    }

    private String name() {
        String file = String.valueOf(model.file().getFileName());
        String stem = file.endsWith(".onnx") ? file.substring(0, file.length() - ".onnx".length()) : file;
        return stem.isBlank() ? "onnx" : stem;
    }
}
