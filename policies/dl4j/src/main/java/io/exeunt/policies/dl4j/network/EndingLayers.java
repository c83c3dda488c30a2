package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.policies.dl4j.loss.RowLossFunction;
import io.exeunt.policies.dl4j.network.Endings.Answers;
import io.exeunt.policies.dl4j.network.Endings.OneLoss;
import io.exeunt.policies.dl4j.network.Endings.SeparateLosses;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Adds {@link Endings} to a graph, exit by exit. */
final class EndingLayers {
    private static final String SAID = "said";
    private static final String LOSS = "loss";

    private final GraphBuilder graph;
    private final NetworkDesign spec;
    private final Endings endings;
    private final List<String> confidences = new ArrayList<>();

    EndingLayers(GraphBuilder graph, NetworkDesign spec, Endings endings) {
        this.graph = graph;
        this.spec = spec;
        this.endings = endings;
        if (endings instanceof SeparateLosses separate) {
            Check.require(
                    separate.weights().size() == spec.exitCount(),
                    "lossWeights",
                    spec.exitCount() + " in number",
                    separate.weights().size());
        }
    }

    /** The end of one exit, behind the vertex that gives its features. */
    void add(int exit, String features) {
        String name = spec.exitNames().get(exit);
        boolean side = exit < spec.exits().size();
        if (endings instanceof SeparateLosses separate) {
            graph.addLayer(name, softmaxUnder(separate.weights().get(exit)), features);
        } else if (endings instanceof OneLoss oneLoss) {
            graph.addLayer(name, linear(spec.classes(), Activation.IDENTITY), features);
            confidence(name, side && oneLoss.confidence(), Activation.IDENTITY, features);
        } else if (endings instanceof Answers answers) {
            graph.addLayer(name, linear(spec.classes(), Activation.SOFTMAX), features);
            confidence(name, side && answers.confidence(), Activation.SIGMOID, features);
        }
    }

    private void confidence(String exit, boolean wanted, Activation activation, String features) {
        if (wanted) {
            String name = NetworkDesign.confidenceName(exit);
            graph.addLayer(name, linear(1, activation), features);
            confidences.add(name);
        }
    }

    private static Layer linear(int outputs, Activation activation) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(activation)
                .weightInit(WeightInit.XAVIER)
                .build();
    }

    /** Deeplearning4j has no weight per output, but one per class: the same for all of them comes to that. */
    private Layer softmaxUnder(double weight) {
        return new OutputLayer.Builder(
                        new LossMCXENT(Nd4j.valueArrayOf(new long[] {1, spec.classes()}, weight, DataType.FLOAT)))
                .nOut(spec.classes())
                .activation(Activation.SOFTMAX)
                .weightInit(WeightInit.XAVIER)
                .build();
    }

    /** What comes after all exits: the loss if it is one for all, and the graph's outputs. */
    void finish() {
        List<String> said = new ArrayList<>(spec.exitNames());
        said.addAll(confidences);
        if (endings instanceof OneLoss oneLoss) {
            graph.addVertex(SAID, new MergeVertex(), said.toArray(String[]::new));
            graph.addLayer(
                    LOSS,
                    new LossLayer.Builder(new RowLossFunction(oneLoss.loss()))
                            .activation(Activation.IDENTITY)
                            .build(),
                    SAID);
            graph.setOutputs(LOSS);
        } else {
            graph.setOutputs(said.toArray(String[]::new));
        }
    }
}
