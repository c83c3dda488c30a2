package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a model some tensors need. */
final class Needed {
    private final OnnxModel model;
    private final Map<String, OnnxNode> makers = new HashMap<>();

    Needed(OnnxModel model) {
        this.model = model;
        for (OnnxNode node : model.nodes()) {
            for (String output : node.outputs()) {
                if (!output.isEmpty() && makers.put(output, node) != null) {
                    throw new InvalidInputException(
                            model.at(node), "two nodes make a tensor called '" + output + "'", null);
                }
            }
        }
    }

    /** Whether a node makes this tensor. */
    boolean made(String tensor) {
        return makers.containsKey(tensor);
    }

    /**
     * Checks that a node makes it.
     *
     * @throws InvalidInputException if none does, with the nearest name
     */
    void requireMade(String tensor, String what) {
        if (!made(tensor)) {
            throw new InvalidInputException(
                    model.file().toString(),
                    "Expected " + what + " to be a tensor that a node makes, given '" + tensor + "'",
                    Suggestion.hint(tensor, makers.keySet()).orElse(null));
        }
    }

    /**
     * The nodes that these tensors need, in the file's order.
     *
     * @throws InvalidInputException if one of them reads what no node before it makes
     */
    List<OnnxNode> by(List<String> tensors) {
        Set<OnnxNode> found = new HashSet<>();
        List<String> open = new ArrayList<>(tensors);
        while (!open.isEmpty()) {
            OnnxNode maker = makers.get(open.remove(open.size() - 1));
            if (maker != null && found.add(maker)) {
                open.addAll(maker.inputs());
            }
        }
        List<OnnxNode> nodes = model.nodes().stream().filter(found::contains).toList();
        requireOrder(nodes);
        return nodes;
    }

    private void requireOrder(List<OnnxNode> nodes) {
        Set<String> there = new HashSet<>(model.stored().keySet());
        model.inputs().forEach(input -> there.add(input.name()));
        for (OnnxNode node : nodes) {
            for (String input : node.inputs()) {
                if (!input.isEmpty() && !there.contains(input)) {
                    throw new InvalidInputException(
                            model.at(node), "it reads '" + input + "', which no node before it makes", null);
                }
            }
            there.addAll(node.outputs());
        }
    }

    /**
     * Refuses operators that are not known, all of them at once, unless they are let through.
     *
     * @return how many of each are let through
     */
    Map<String, Integer> unknown(List<OnnxNode> nodes, boolean allowed) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, OnnxNode> first = new HashMap<>();
        for (OnnxNode node : nodes) {
            if (Rules.controlFlow(node)) {
                throw new InvalidInputException(
                        model.at(node),
                        "its work is decided at run time: control flow has no fixed shapes",
                        "export the network without it, all branches computed or one of them chosen");
            }
            if (Rules.of(node).isEmpty()) {
                counts.merge(node.operator(), 1, Integer::sum);
                first.putIfAbsent(node.operator(), node);
            }
        }
        if (!counts.isEmpty() && !allowed) {
            throw InvalidInputException.joined(
                    counts.entrySet().stream()
                            .map(entry -> refusal(entry, first.get(entry.getKey())))
                            .toList(),
                    10);
        }
        return counts;
    }

    private InvalidInputException refusal(Map.Entry<String, Integer> unknown, @Nullable OnnxNode first) {
        int count = unknown.getValue();
        return new InvalidInputException(
                first == null ? model.file().toString() : model.at(first),
                "operator " + unknown.getKey() + " is not known" + (count > 1 ? "; " + count + " nodes use it" : ""),
                "let it through as mere traffic: --allow-unknown, or allow_unknown: true in a scenario");
    }
}
