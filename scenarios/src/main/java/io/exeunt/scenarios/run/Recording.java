package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.StepProgress;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.inference.InferenceGraph;
import io.exeunt.policies.dl4j.inference.InferenceReader;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.trace.ForwardPass;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.trace.VertexOutputs;
import io.exeunt.policies.onnxruntime.OnnxSession;
import io.exeunt.scenarios.spec.TrainingSpec;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Runs a network that was trained here over both splits, with the runtime that the scenario asks for where that can. */
final class Recording {
    /** Name of Deeplearning4j as a recorder. */
    static final String DEEPLEARNING4J = "Deeplearning4j";

    private final TrainingSpec asked;
    private final PhaseLog log;
    private boolean told;

    Recording(TrainingSpec asked, PhaseLog log) {
        this.asked = asked;
        this.log = log;
    }

    /**
     * What was recorded.
     *
     * @param trace what the exits said
     * @param runtime what ran the network, with its version where it tells one
     */
    record Recorded(ExitTrace trace, String runtime) {}

    /**
     * What runs a network.
     *
     * @param name with its version where it tells one
     * @param forward the network, ready to run
     */
    record Runtime(String name, ForwardPass forward) {}

    /** What the exits say. */
    Recorded record(MultiExitGraph network, Splits splits) {
        Runtime runtime = runtime(network);
        int images = splits.fit().size() + splits.report().size();
        StepProgress progress = new StepProgress(log.context(), "trace", "images", images);
        AtomicLong done = new AtomicLong();
        ForwardPass watched = (all, sink, each) -> runtime.forward().run(all, sink, count -> {
            log.context().cancellation().throwIfRequested("stopped while recording what exits say");
            progress.reach(done.addAndGet(count), runtime.name());
        });
        return new Recorded(TraceRecorder.record(network, watched, splits.fit(), splits.report()), runtime.name());
    }

    /** What runs this network's answers: the runtime that is asked for where it can, Deeplearning4j elsewhere. */
    Runtime runtime(MultiExitGraph network) {
        List<String> answers = TraceRecorder.answers(network);
        return switch (asked.recorder()) {
            case ONNXRUNTIME -> onnxRuntime(network, answers);
            case DEEPLEARNING4J -> deeplearning4j(network, answers);
        };
    }

    private Runtime onnxRuntime(MultiExitGraph network, List<String> answers) {
        InferenceGraph graph;
        try {
            graph = InferenceReader.read(network, answers);
        } catch (InvalidInputException unknown) {
            if (!told) {
                log.note("Run by Deeplearning4j, not by ONNX Runtime: " + unknown.getMessage());
                told = true;
            }
            return deeplearning4j(network, answers);
        }
        return new Runtime("ONNX Runtime " + version(), new OnnxForward(graph, asked.threads()));
    }

    /** Loads ONNX Runtime. */
    private static String version() {
        try {
            return OnnxSession.version();
        } catch (LinkageError missing) {
            throw InvalidInputException.ofScenario(
                    "/training/recorder",
                    "training.recorder",
                    "ONNX Runtime can't be loaded here, or is not part of this distribution (" + missing.getMessage()
                            + ")",
                    "--set training.recorder=deeplearning4j",
                    missing);
        }
    }

    private Runtime deeplearning4j(MultiExitGraph network, List<String> answers) {
        return new Runtime(DEEPLEARNING4J, new VertexOutputs(network.graph(), answers, asked.threads()));
    }
}
