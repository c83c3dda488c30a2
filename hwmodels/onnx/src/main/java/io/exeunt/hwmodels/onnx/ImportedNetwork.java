package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX model as a graph of operators.
 *
 * @param graph per sample, with the network's exits
 * @param opset version of ONNX's operators that the file was written for
 * @param batch that its shapes were found at
 * @param storedWeights numbers of weights that the file stores for what the exits need
 * @param storedBytes that they take
 * @param passed operators that are not known, with the number of each, and were let through as traffic
 * @param inputs shapes of the model's inputs, batch included, by name
 * @param exits tensors at which the exits' outputs are, in the order of the graph's exits; those of heads that the model does not have are
 *     the tensors that the heads read
 */
public record ImportedNetwork(
        OperatorGraph graph,
        long opset,
        long batch,
        long storedWeights,
        long storedBytes,
        Map<String, Integer> passed,
        Map<String, List<Long>> inputs,
        List<String> exits) {
    public ImportedNetwork {
        passed = Collections.unmodifiableMap(new LinkedHashMap<>(passed));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        exits = List.copyOf(exits);
    }
}
