package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Any computation graph with named exits, however it came about. What an exit's numbers are follows from the activation of its
 * output layer: softmax, one sigmoid per class, or identity for raw logits.
 *
 * @param name of the network
 * @param input shape of one image
 * @param graph initialised, one input, all exits and confidence heads among its outputs
 * @param exitNames output vertices in backbone order, the last one final
 * @param confidenceNames by exit, the output vertex of its confidence head (one number in 0 … 1); exits without one are absent
 */
public record MultiExitGraph(
        String name,
        FeatureMap input,
        ComputationGraph graph,
        List<String> exitNames,
        Map<String, String> confidenceNames) {
    public MultiExitGraph {
        Check.notBlank("name", name);
        exitNames = Check.notEmpty("exitNames", exitNames);
        confidenceNames = Collections.unmodifiableMap(new LinkedHashMap<>(confidenceNames));
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        Check.require(outputs.containsAll(exitNames), "exitNames", "among the outputs " + outputs, exitNames);
        Check.require(
                exitNames.containsAll(confidenceNames.keySet()),
                "exits of confidenceNames",
                "among the exits " + exitNames,
                confidenceNames.keySet());
        Check.require(
                outputs.containsAll(confidenceNames.values()),
                "confidenceNames",
                "among the outputs " + outputs,
                confidenceNames.values());
    }

    /** A network without confidence heads. */
    public MultiExitGraph(String name, FeatureMap input, ComputationGraph graph, List<String> exitNames) {
        this(name, input, graph, exitNames, Map.of());
    }
}
