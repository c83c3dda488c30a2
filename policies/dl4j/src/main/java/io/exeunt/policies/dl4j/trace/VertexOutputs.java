package io.exeunt.policies.dl4j.trace;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What chosen vertices of a graph give for images, computed by Deeplearning4j layer by layer. Batches are always cut in the same places,
 * so any number of threads gives the same bits.
 */
public final class VertexOutputs implements ForwardPass {
    /** Images per pass. */
    static final int BATCH = 128;

    private final List<String> vertices;
    private final List<ComputationGraph> workers;

    /**
     * Copies of a graph over the same parameters, one per thread.
     *
     * @param graph initialised, with one input
     * @param vertices what is asked for, by name
     * @param threads Java threads, > 0
     */
    public VertexOutputs(ComputationGraph graph, List<String> vertices, int threads) {
        Check.positive("threads", (long) threads);
        this.vertices = List.copyOf(vertices);
        workers = IntStream.range(0, threads).mapToObj(worker -> copy(graph)).toList();
    }

    private static ComputationGraph copy(ComputationGraph graph) {
        ComputationGraph copy = new ComputationGraph(graph.getConfiguration().clone());
        copy.init(graph.params(), false);
        return copy;
    }

    @Override
    public void run(LabelledImages images, Sink sink, LongConsumer progress) {
        ExecutorService executor = Nd4jRuntime.executor(workers.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < workers.size(); w++) {
                int worker = w;
                running.add(executor.submit(() -> forward(worker, images, sink, progress)));
            }
            running.forEach(VertexOutputs::finish);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Worker w takes every n-th batch. */
    private void forward(int worker, LabelledImages images, Sink sink, LongConsumer progress) {
        int stride = BATCH * workers.size();
        for (int from = worker * BATCH; from < images.size(); from += stride) {
            int to = Math.min(from + BATCH, images.size());
            INDArray[] result =
                    workers.get(worker).output(vertices, false, new INDArray[] {pixels(images, from, to)}, null);
            for (int vertex = 0; vertex < result.length; vertex++) {
                sink.take(vertex, from, result[vertex].dup('c').data().asFloat());
            }
            progress.accept(to - from);
        }
    }

    private static INDArray pixels(LabelledImages images, int from, int to) {
        FeatureMap shape = images.shape();
        int elements = Math.toIntExact(shape.elements());
        float[] values = new float[(to - from) * elements];
        for (int i = from; i < to; i++) {
            images.copyTo(i, values, (i - from) * elements);
        }
        return Nd4j.createFromArray(values).reshape(to - from, shape.channels(), shape.height(), shape.width());
    }

    private static void finish(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException("A forward pass failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a forward pass", e);
        }
    }
}
