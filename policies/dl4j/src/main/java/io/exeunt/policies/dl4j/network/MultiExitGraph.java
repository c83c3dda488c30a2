package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;

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

    /** Numbers that are learned; running statistics of batch norms are not. */
    public long parameters() {
        return Arrays.stream(graph.getLayers())
                .mapToLong(layer -> layer.numParams() - statistics(layer))
                .sum();
    }

    /** Deeplearning4j counts mean and deviation of each channel among a batch norm's parameters. */
    private static long statistics(Layer layer) {
        return layer instanceof BatchNormalization norm
                ? 2 * norm.getParam("mean").length()
                : 0;
    }

    /** A network without confidence heads. */
    public MultiExitGraph(String name, FeatureMap input, ComputationGraph graph, List<String> exitNames) {
        this(name, input, graph, exitNames, Map.of());
    }
}
