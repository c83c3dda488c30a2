package io.exeunt.hwmodels.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An ONNX model without its weights.
 *
 * @param file that it was read from
 * @param opset version of ONNX's own operators
 * @param name of its graph
 * @param inputs without those that only name stored tensors
 * @param outputs in the file's order
 * @param nodes in the file's order
 * @param stored tensors, by name
 * @param known shapes of tensors in between that the file tells, by name
 */
record OnnxModel(
        Path file,
        long opset,
        String name,
        List<TensorInfo> inputs,
        List<TensorInfo> outputs,
        List<OnnxNode> nodes,
        Map<String, StoredTensor> stored,
        Map<String, TensorInfo> known) {
    OnnxModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        stored = Map.copyOf(stored);
        known = Map.copyOf(known);
    }

    /** Where something is wrong, for messages: "model.onnx: node 12 (conv1, Conv)". */
    String at(OnnxNode node) {
        return file + ": " + node.place();
    }
}
