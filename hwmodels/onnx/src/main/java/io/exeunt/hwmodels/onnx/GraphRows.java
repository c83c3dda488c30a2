package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.ElementWise.Kind;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.InputShapes;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.View;
import io.exeunt.hwmodels.workload.WorkLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rows of a graph that is being made, and where tensors are among them. Between layouts that differ stand views, which cost nothing. */
final class GraphRows {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of(OperatorGraph.INPUT));
    private final Set<String> wanted;

    /** GraphRows, of which those that make {@code wanted} tensors are called like them. */
    GraphRows(Set<String> wanted) {
        this.wanted = wanted;
        taken.addAll(wanted);
    }

    /**
     * Where a tensor is.
     *
     * @param node row that makes it, or {@link OperatorGraph#INPUT}
     * @param map how that row lays it out
     */
    record Place(String node, FeatureMap map) {}

    /** The rows so far. */
    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    boolean has(String tensor) {
        return places.containsKey(tensor);
    }

    Place place(String tensor) {
        Place place = places.get(tensor);
        if (place == null) {
            throw new IllegalArgumentException("Expected '" + tensor + "' to be computed at run time");
        }
        return place;
    }

    /** A tensor is another under a new name. */
    void alias(String tensor, Place place) {
        places.put(tensor, place);
    }

    /** The row that makes a place; empty for the network's input. */
    Optional<Operator> operator(Place place) {
        return Optional.ofNullable(indices.get(place.node()))
                .map(index -> nodes.get(index).operator());
    }

    /** Puts an operator into the place of the one of its name. */
    void replace(Operator operator) {
        int index = Objects.requireNonNull(indices.get(operator.name()));
        nodes.set(index, new Node(operator, nodes.get(index).inputs()));
    }

    /** A name for what a node does for one of its outputs: that of the output if it is wanted, else the node's. */
    String name(OnnxNode node, int output) {
        String tensor = node.outputs().get(output);
        String own = node.name().isBlank() ? node.type() + "_" + (node.index() + 1) : node.name();
        return wanted.contains(tensor) ? tensor : fresh(output == 0 ? own : own + "." + (output + 1));
    }

    /** The name, or if it is taken one like it. */
    String fresh(String name) {
        String free = name.isBlank() ? "row" : name;
        for (int k = 2; !taken.add(free); k++) {
            free = name + "_" + k;
        }
        return free;
    }

    /** Adds an operator that makes a tensor. */
    void add(String tensor, Operator operator, Place read) {
        add(tensor, operator, List.of(read));
    }

    /** Adds an operator that makes a tensor. */
    void add(String tensor, Operator operator, List<Place> read) {
        places.put(tensor, append(operator, read));
    }

    private Place append(Operator operator, List<Place> read) {
        indices.put(operator.name(), nodes.size());
        nodes.add(new Node(
                WorkLimit.checked(operator), read.stream().map(Place::node).toList()));
        return new Place(operator.name(), operator.output());
    }

    /** The same elements laid out like this. */
    Place as(Place place, FeatureMap map) {
        return place.map().equals(map) ? place : view(place, map, fresh(place.node() + ".view"));
    }

    private Place view(Place place, FeatureMap map, String name) {
        return append(new View(name, place.map(), map), List.of(place));
    }

    /** A tensor that is a part of another. */
    void part(String tensor, Place whole, FeatureMap map, String name) {
        places.put(
                tensor,
                map.elements() <= whole.map().elements()
                        ? append(new View(name, whole.map(), map), List.of(whole))
                        : grown(whole, name, map));
    }

    /**
     * An operand that is repeated to fill a result. One that is repeated in a way for which there is no layout stands for one element: its
     * traffic is small beside the result's.
     */
    Place repeatable(Place place, FeatureMap map, FeatureMap out) {
        boolean fits = map.elements() == place.map().elements()
                && oneOr(map.channels(), out.channels())
                && oneOr(map.depth(), out.depth())
                && oneOr(map.height(), out.height())
                && oneOr(map.width(), out.width());
        return as(place, fits ? map : FeatureMap.flat(1));
    }

    private static boolean oneOr(int size, int other) {
        return size == 1 || size == other;
    }

    /** The operands; where none is as large as the result and they do not fill it together either, the first is copied until it does. */
    List<Place> covering(List<Place> operands, FeatureMap out, int whole) {
        boolean fills = whole > 0
                || InputShapes.expected(
                                new ElementWise("-", Kind.ADD, out, 1),
                                operands.stream().map(Place::map).toList())
                        .isEmpty();
        if (fills) {
            return operands;
        }
        List<Place> filled = new ArrayList<>(operands);
        filled.set(0, grown(operands.get(0), fresh(operands.get(0).node() + ".expand"), out));
        return filled;
    }

    /** Adds the row of a tensor whose elements come from others. */
    void copy(String tensor, String name, FeatureMap out, List<Place> read) {
        long elements = read.stream().mapToLong(place -> place.map().elements()).sum();
        if (read.size() == 1) {
            places.put(tensor, grown(read.get(0), name, out));
        } else if (elements == out.elements()) {
            add(tensor, new ElementWise(name, Kind.COPY, out, 1), read);
        } else {
            places.put(tensor, grown(joined(read, elements, name), name, out));
        }
    }

    private Place joined(List<Place> read, long elements, String name) {
        FeatureMap flat = new FeatureMap(1, Call.count("elements", elements), 1);
        return append(new ElementWise(fresh(name + ".parts"), Kind.COPY, flat, 1), read);
    }

    /** A copy of which the layout may be any; what grows in channels and positions at once grows in two steps. */
    private Place grown(Place in, String name, FeatureMap out) {
        ElementWise copy = new ElementWise(name, Kind.COPY, out, 1);
        if (InputShapes.expected(copy, List.of(in.map())).isEmpty()) {
            return append(copy, List.of(in));
        }
        FeatureMap wider = new FeatureMap(
                out.channels(), in.map().depth(), in.map().height(), in.map().width());
        Place half = append(new ElementWise(fresh(name + ".grow"), Kind.COPY, wider, 1), List.of(in));
        return append(copy, List.of(half));
    }

    /** Makes sure that a tensor's row is called like it. */
    void named(String tensor) {
        Place place = place(tensor);
        if (!place.node().equals(tensor) && wanted.contains(tensor)) {
            places.put(tensor, view(place, place.map(), tensor));
        }
    }
}
