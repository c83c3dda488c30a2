package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.onnx.TensorInfo.Axis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fixes the shapes of a model's inputs. */
final class InputBinding {
    private final OnnxModel model;
    private final Map<String, List<Long>> told;

    /** Lengths of axes that files call by a label, from the shapes that were told. */
    private final Map<String, Long> labelled = new HashMap<>();

    InputBinding(OnnxModel model, Map<String, List<Long>> told) {
        this.model = model;
        this.told = told;
    }

    /**
     * The shapes, by name in the file's order.
     *
     * @throws InvalidInputException if one is not fixed, or not as it was told
     */
    Map<String, TensorShape> shapes() {
        List<String> names = model.inputs().stream().map(TensorInfo::name).toList();
        for (String name : told.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidInputException(
                        model.file().toString(),
                        "no input is called '" + name + "'; it has " + String.join(", ", names),
                        Suggestion.hint(name, names).orElse(null));
            }
        }
        if (names.isEmpty()) {
            throw new InvalidInputException(model.file().toString(), "Expected at least one input, given none", null);
        }
        model.inputs().forEach(this::noteLabels);
        Map<String, TensorShape> shapes = new LinkedHashMap<>();
        model.inputs().forEach(input -> shapes.put(input.name(), shape(input)));
        return shapes;
    }

    private void noteLabels(TensorInfo input) {
        List<Long> own = told.get(input.name());
        List<Axis> axes = input.dims().orElse(List.of());
        for (int k = 0; own != null && k < Math.min(axes.size(), own.size()); k++) {
            if (!axes.get(k).label().isEmpty()) {
                labelled.put(axes.get(k).label(), own.get(k));
            }
        }
    }

    private TensorShape shape(TensorInfo input) {
        List<Long> own = told.get(input.name());
        if (own != null) {
            requireFitting(input, own);
            return TensorShape.of(own);
        }
        List<Axis> axes = input.dims().orElseThrow(() -> unfixed(input, "its shape"));
        List<Long> dims = new ArrayList<>();
        for (int k = 0; k < axes.size(); k++) {
            Axis axis = axes.get(k);
            long length = axis.length() > 0 ? axis.length() : labelled.getOrDefault(axis.label(), k == 0 ? 1L : 0L);
            if (length == 0) {
                throw unfixed(input, axis.label().matches("[?]?") ? "axis " + (k + 1) : "axis '" + axis.label() + "'");
            }
            dims.add(length);
        }
        return TensorShape.of(dims);
    }

    private void requireFitting(TensorInfo input, List<Long> own) {
        List<Axis> axes = input.dims().orElse(List.of());
        boolean fits = input.dims().isEmpty() || axes.size() == own.size();
        for (int k = 0; fits && k < axes.size(); k++) {
            fits = axes.get(k).length() <= 0 || axes.get(k).length() == own.get(k);
        }
        if (!fits) {
            throw new InvalidInputException(
                    place(input),
                    "Expected a shape that fits " + input.text() + ", given " + TensorShape.of(own),
                    "an axis with a number is fixed by the file");
        }
    }

    private InvalidInputException unfixed(TensorInfo input, String what) {
        String example = input.dims()
                .filter(axes -> !axes.isEmpty())
                .map(axes -> axes.stream()
                        .map(axis -> axis.length() > 0 ? "" + axis.length() : axis == axes.get(0) ? "1" : "224")
                        .collect(Collectors.joining("x")))
                .orElse("1x3x224x224");
        return new InvalidInputException(
                place(input),
                what + " is not fixed (" + input.text() + ")",
                "say it: --shape " + input.name() + "=" + example + ", or shapes: {" + input.name() + ": " + example
                        + "} in a scenario");
    }

    private String place(TensorInfo input) {
        return model.file() + ": input '" + input.name() + "'";
    }
}
