package io.exeunt.policies.dl4j.trace;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** Runs a network over two splits and keeps what every exit said. */
public final class TraceRecorder {
    private final MultiExitGraph network;
    private final List<HeadKind> kinds;
    private final List<String> vertices;
    private final ForwardPass forward;

    private TraceRecorder(MultiExitGraph network, ForwardPass forward) {
        this.network = network;
        kinds = network.exitNames().stream().map(exit -> kind(network, exit)).toList();
        vertices = answers(network);
        this.forward = forward;
    }

    /** The vertices that are recorded: every exit, and then the confidence heads where there are any. */
    public static List<String> answers(MultiExitGraph network) {
        List<String> vertices = new ArrayList<>(network.exitNames());
        vertices.addAll(network.confidenceNames().values());
        return List.copyOf(vertices);
    }

    /**
     * Records the outputs of every exit, and of the confidence heads where there are any, with Deeplearning4j.
     *
     * @param threads Java threads, > 0; any number gives the same bits
     * @throws InvalidInputException if an exit's activation is none of softmax, sigmoid and identity
     */
    public static ExitTrace record(MultiExitGraph network, LabelledImages fit, LabelledImages report, int threads) {
        return record(network, new VertexOutputs(network.graph(), answers(network), threads), fit, report);
    }

    /**
     * The same, however the network is run.
     *
     * @param forward gives {@link #answers}
     * @throws InvalidInputException if an exit's activation is none of softmax, sigmoid and identity
     */
    public static ExitTrace record(
            MultiExitGraph network, ForwardPass forward, LabelledImages fit, LabelledImages report) {
        TraceRecorder recorder = new TraceRecorder(network, forward);
        return new ExitTrace(
                network.name(), network.exitNames(), recorder.record("fit", fit), recorder.record("report", report));
    }

    private static HeadKind kind(MultiExitGraph network, String exit) {
        Layer layer = network.graph().getLayer(exit).conf().getLayer();
        IActivation activation = layer instanceof BaseLayer base ? base.getActivationFn() : new ActivationIdentity();
        if (activation instanceof ActivationSoftmax) {
            return HeadKind.SOFTMAX;
        } else if (activation instanceof ActivationSigmoid) {
            return HeadKind.SIGMOID;
        } else if (activation instanceof ActivationIdentity) {
            return HeadKind.LOGITS;
        }
        throw new InvalidInputException(
                "exit " + exit, "expected softmax, sigmoid or identity as activation, given " + activation, null);
    }

    private TraceSplit record(String name, LabelledImages images) {
        int exits = network.exitNames().size();
        List<float[]> all = new ArrayList<>();
        for (int v = 0; v < vertices.size(); v++) {
            all.add(new float[images.size() * (v < exits ? images.classes() : 1)]);
        }
        ForwardPass.Sink sink = (vertex, from, values) -> {
            int width = vertex < exits ? images.classes() : 1;
            System.arraycopy(values, 0, all.get(vertex), from * width, values.length);
        };
        forward.run(images, sink, done -> {});
        List<ExitOutputs> outputs = new ArrayList<>();
        for (int k = 0; k < exits; k++) {
            outputs.add(outputs(k, images.classes(), all));
        }
        return new TraceSplit(name, images.labels(), outputs);
    }

    private ExitOutputs outputs(int exit, int classes, List<float[]> all) {
        String confidence = network.confidenceNames().get(network.exitNames().get(exit));
        return confidence == null
                ? new ExitOutputs(kinds.get(exit), classes, all.get(exit))
                : new ExitOutputs(kinds.get(exit), classes, all.get(exit), all.get(vertices.indexOf(confidence)));
    }
}
