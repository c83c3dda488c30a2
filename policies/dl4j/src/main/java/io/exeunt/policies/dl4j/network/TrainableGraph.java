package io.exeunt.policies.dl4j.network;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.NetworkLayers.Site;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;

/** Turns a {@link NetworkDesign} into the configuration of a computation graph, NCHW throughout. */
public final class TrainableGraph {
    private static final String INPUT = "input";

    private TrainableGraph() {}

    /**
     * The configuration of a network whose loss is the weighted sum of its exits' cross entropies.
     *
     * @param design the network
     * @param lossWeights one per exit, > 0
     * @param updater optimiser
     * @param l2 weight decay on weights (not on biases and batch norms), >= 0
     * @param seed of the initial weights
     */
    public static ComputationGraphConfiguration configure(
            NetworkDesign design, List<Double> lossWeights, IUpdater updater, double l2, long seed) {
        return configure(design, new Endings.SeparateLosses(lossWeights), updater, l2, seed);
    }

    /**
     * The configuration of a network.
     *
     * @param design the network
     * @param endings what stands at the ends of its exits
     * @param updater optimiser
     * @param l2 weight decay on weights (not on biases and batch norms), >= 0
     * @param seed of the initial weights
     */
    public static ComputationGraphConfiguration configure(
            NetworkDesign design, Endings endings, IUpdater updater, double l2, long seed) {
        FeatureMap input = design.input();
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.RELU)
                .updater(updater)
                .l2(l2)
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(
                        InputType.convolutional(input.height(), input.width(), input.channels(), CNN2DFormat.NCHW));
        EndingLayers ends = new EndingLayers(graph, design, endings);
        NetworkLayers layers = new NetworkLayers(graph);
        ExitLayers exits = new ExitLayers(design, layers, ends);
        Site site = new Site(INPUT, input);
        if (design instanceof ResNetSpec residual) {
            new ResNetBuilder(residual, graph, layers, exits).addTo(site);
        } else if (design instanceof StackSpec stack) {
            new StackBuilder(stack, layers, exits).addTo(site);
        }
        ends.finish();
        return graph.build();
    }
}
