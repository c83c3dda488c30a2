package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through nodes in order and finds what each makes of what. */
final class ShapeInference {
    private final OnnxModel model;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<OnnxNode, Step> steps = new LinkedHashMap<>();

    /**
     * A node that does something at run time.
     *
     * @param call it and what it reads
     * @param made what it makes
     */
    record Step(Call call, Made made) {}

    private ShapeInference(OnnxModel model, Map<String, TensorShape> inputs) {
        this.model = model;
        model.stored().forEach((name, tensor) -> values.put(name, new Value(tensor.shape(), true, tensor.values())));
        inputs.forEach((name, shape) -> values.put(name, new Value(shape, false, Optional.empty())));
    }

    /**
     * What nodes do with inputs of these shapes.
     *
     * @throws InvalidInputException naming the node that can't be what it says
     */
    static ShapeInference of(OnnxModel model, Map<String, TensorShape> inputs, List<OnnxNode> nodes) {
        ShapeInference inference = new ShapeInference(model, inputs);
        nodes.forEach(inference::pass);
        return inference;
    }

    /** The nodes that do something at run time, in order. */
    List<Step> steps() {
        return List.copyOf(steps.values());
    }

    private void pass(OnnxNode node) {
        List<@Nullable Value> reads = new ArrayList<>();
        node.inputs().forEach(input -> reads.add(input.isEmpty() ? null : values.get(input)));
        Call call = new Call(node, model.opset(), reads);
        Made made = made(call);
        boolean constant = made.small().isPresent() || call.activations().isEmpty();
        for (int k = 0; k < Math.min(made.shapes().size(), node.outputs().size()); k++) {
            Optional<SmallTensor> small = k == 0 ? made.small() : Optional.empty();
            values.put(node.outputs().get(k), new Value(made.shapes().get(k), constant, small));
        }
        if (!constant) {
            steps.put(node, new Step(call, made));
        }
    }

    private Made made(Call call) {
        try {
            return Rules.of(call.node()).orElse(this::traffic).apply(call);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new InvalidInputException(model.at(call.node()), String.valueOf(e.getMessage()), null, e);
        }
    }

    /** An operator that is not known, as mere traffic: of the shape that the file tells, or else of its first input. */
    private Made traffic(Call call) {
        List<TensorShape> shapes = new ArrayList<>();
        for (String output : call.node().outputs()) {
            Optional<TensorShape> told =
                    Optional.ofNullable(model.known().get(output)).flatMap(TensorInfo::shape);
            shapes.add(told.or(() -> call.activations().stream().findFirst())
                    .orElseThrow(() -> new IllegalArgumentException("nothing tells the shape of '" + output + "'")));
        }
        return new Made(shapes, new Work.Moved(), Optional.empty());
    }
}
