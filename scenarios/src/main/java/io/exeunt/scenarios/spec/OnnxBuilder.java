package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and prints what a scenario says of an ONNX model. */
final class OnnxBuilder {
    /** Keys that only an ONNX model has. */
    static final List<String> KEYS = List.of("exit_tensors", "shapes", "allow_unknown", "input", "batch", "accuracy");

    private static final List<String> OTHERS =
            List.of("preset", "weights", "exits", "stem", "stages", "final_head", "table", "renormalise");

    private static final double PIXEL_SCALE = 1 / 255.0;

    private OnnxBuilder() {}

    static NetworkSpec.Onnx onnx(Section section, Path model) {
        section.refuse(OTHERS, "beside an ONNX model");
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        section.child("shapes")
                .node()
                .properties()
                .forEach(entry -> shapes.put(entry.getKey(), lengths(entry.getValue())));
        return section.checked(() -> new NetworkSpec.Onnx(
                model,
                section.texts("exit_tensors"),
                shapes,
                section.node().path("allow_unknown").asBoolean(),
                pixels(section.child("input")),
                section.has("batch") ? section.integer("batch") : 1,
                section.has("accuracy") ? Optional.of(section.number("accuracy")) : Optional.empty()));
    }

    private static List<Long> lengths(JsonNode text) {
        return Stream.of(text.asText().split("x")).map(Long::valueOf).toList();
    }

    private static NetworkSpec.PixelSpec pixels(Section section) {
        return section.checked(() -> new NetworkSpec.PixelSpec(
                section.numberOr("scale", PIXEL_SCALE),
                numbers(section, "mean"),
                numbers(section, "deviation"),
                section.textOr("layout", "nchw").equals("nhwc")));
    }

    private static List<Double> numbers(Section section, String key) {
        return section.items(key).stream().map(JsonNode::asDouble).toList();
    }

    static void print(ObjectNode node, NetworkSpec.Onnx onnx) {
        node.put("onnx", onnx.model().toString());
        if (!onnx.exits().isEmpty()) {
            onnx.exits().forEach(node.putArray("exit_tensors")::add);
        }
        if (!onnx.shapes().isEmpty()) {
            ObjectNode shapes = node.putObject("shapes");
            onnx.shapes().forEach((name, lengths) -> shapes.put(name, text(lengths)));
        }
        if (onnx.allowUnknown()) {
            node.put("allow_unknown", true);
        }
        ObjectNode input = node.putObject("input").put("scale", onnx.input().scale());
        numbers(input.putArray("mean"), onnx.input().mean());
        numbers(input.putArray("deviation"), onnx.input().deviation());
        input.put("layout", onnx.input().channelsLast() ? "nhwc" : "nchw");
        node.put("batch", onnx.batch());
        onnx.accuracy().ifPresent(share -> node.put("accuracy", share));
    }

    private static String text(List<Long> lengths) {
        return lengths.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    private static void numbers(ArrayNode array, List<Double> numbers) {
        numbers.forEach(array::add);
    }
}
