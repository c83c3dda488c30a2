package io.exeunt.policies.dl4j.trace;

import io.exeunt.hwmodels.Check;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Runs a network over two splits and keeps what every exit said. */
public final class TraceRecorder {
    private final MultiExitGraph network;
    private final List<BatchForward> workers;
    private final ExecutorService executor;

    private TraceRecorder(MultiExitGraph network, int threads, ExecutorService executor) {
        this.network = network;
        this.executor = executor;
        this.workers = IntStream.range(0, threads)
                .mapToObj(worker -> new BatchForward(copy(network), network.exitNames()))
                .toList();
    }

    /** A graph of its own for each thread, over the same parameters. */
    private static ComputationGraph copy(MultiExitGraph network) {
        ComputationGraph copy =
                new ComputationGraph(network.graph().getConfiguration().clone());
        copy.init(network.graph().params(), false);
        return copy;
    }

    /**
     * Records softmax outputs of every exit.
     *
     * @param threads Java threads, > 0; any number gives the same bits
     */
    public static ExitTrace record(MultiExitGraph network, LabelledImages fit, LabelledImages report, int threads) {
        Check.positive("threads", (long) threads);
        ExecutorService executor = Nd4jRuntime.executor(threads);
        try {
            TraceRecorder recorder = new TraceRecorder(network, threads, executor);
            return new ExitTrace(
                    network.name(),
                    network.exitNames(),
                    recorder.record("fit", fit),
                    recorder.record("report", report));
        } finally {
            executor.shutdownNow();
        }
    }

    private TraceSplit record(String name, LabelledImages images) {
        List<float[]> outputs = network.exitNames().stream()
                .map(exit -> new float[images.size() * images.classes()])
                .toList();
        List<Future<?>> running = new ArrayList<>();
        for (int w = 0; w < workers.size(); w++) {
            int worker = w;
            running.add(executor.submit(() -> forward(worker, images, outputs)));
        }
        running.forEach(TraceRecorder::finish);
        return new TraceSplit(
                name,
                images.labels(),
                outputs.stream()
                        .map(values -> new ExitOutputs(HeadKind.SOFTMAX, images.classes(), values))
                        .toList());
    }

    /** Batches are always cut in the same places; worker w takes every n-th of them. */
    private void forward(int worker, LabelledImages images, List<float[]> outputs) {
        int stride = BatchForward.BATCH * workers.size();
        for (int from = worker * BatchForward.BATCH; from < images.size(); from += stride) {
            workers.get(worker).run(images, from, Math.min(from + BatchForward.BATCH, images.size()), outputs);
        }
    }

    private static void finish(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Recording a trace failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while recording a trace", e);
        }
    }
}
