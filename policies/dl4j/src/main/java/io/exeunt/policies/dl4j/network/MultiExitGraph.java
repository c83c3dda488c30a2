package io.exeunt.policies.dl4j.network;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Any computation graph with named exits, however it came about.
 *
 * @param name of the network
 * @param input shape of one image
 * @param graph initialised, one input, all exits among its outputs
 * @param exitNames output vertices in backbone order, the last one final
 */
public record MultiExitGraph(String name, FeatureMap input, ComputationGraph graph, List<String> exitNames) {
    public MultiExitGraph {
        Check.notBlank("name", name);
        exitNames = Check.notEmpty("exitNames", exitNames);
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        Check.require(outputs.containsAll(exitNames), "exitNames", "among the outputs " + outputs, exitNames);
    }
}
