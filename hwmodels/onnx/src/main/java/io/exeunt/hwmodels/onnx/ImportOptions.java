package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a person says about an ONNX model that its file does not.
 *
 * @param shapes of inputs by name, batch included; of an input that is not named the first axis is 1 unless the file fixes it
 * @param exits outputs, or tensors in between, that are the network's exits, in the order of their sites and the final one last; empty
 *     for the model's outputs, sorted by how much of the backbone they need
 * @param sites tensors to which a head is put that the model does not have: global average, then a fully connected layer; in the order of
 *     the backbone
 * @param allowUnknown whether operators that are not known are let through as mere traffic
 */
public record ImportOptions(
        Map<String, List<Long>> shapes, List<String> exits, List<String> sites, boolean allowUnknown) {
    /** Nothing is said. */
    public static final ImportOptions NONE = new ImportOptions(Map.of(), List.of(), List.of(), false);

    public ImportOptions {
        shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
        exits = List.copyOf(exits);
        sites = List.copyOf(sites);
        shapes.forEach((name, dims) ->
                Check.require(dims.stream().allMatch(dim -> dim > 0), "shape of " + name, "of lengths > 0", dims));
    }

    /**
     * A shape as people write it: "1x3x224x224".
     *
     * @param where it was given, for messages
     * @throws InvalidInputException if it is none
     */
    public static List<Long> shape(String where, String text) {
        if (!text.matches("[1-9][0-9]{0,8}(x[1-9][0-9]{0,8}){0,7}")) {
            throw new InvalidInputException(
                    where, "Expected lengths of one to eight axes, such as 1x3x224x224, given '" + text + "'", null);
        }
        return Stream.of(text.split("x")).map(Long::valueOf).toList();
    }
}
