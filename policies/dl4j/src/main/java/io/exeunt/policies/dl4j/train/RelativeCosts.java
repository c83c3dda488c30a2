package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.network.Endings;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.simulator.network.EarlyExitNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.NoOp;

/** What leaving at each exit costs, relative to the network without side exits. */
final class RelativeCosts {
    private RelativeCosts() {}

    /**
     * Multiply-accumulates of the backbone up to each exit and of that exit's head alone, as EENet-Demir and PTEENet count, over those
     * of the backbone and the final head.
     */
    static double[] of(NetworkDesign spec, Endings endings) {
        EarlyExitNetwork network = GraphReader.read(graph(spec, endings));
        int last = network.exits() - 1;
        double[] costs = new double[last + 1];
        double whole = network.backboneMacs(last) + network.branches().get(last).macs();
        for (int k = 0; k <= last; k++) {
            costs[k] = (network.backboneMacs(k) + network.branches().get(k).macs()) / whole;
        }
        return costs;
    }

    private static MultiExitGraph graph(NetworkDesign spec, Endings endings) {
        ComputationGraph graph = new ComputationGraph(TrainableGraph.configure(spec, endings, new NoOp(), 0, 0));
        graph.init();
        return spec.multiExit(graph);
    }
}
