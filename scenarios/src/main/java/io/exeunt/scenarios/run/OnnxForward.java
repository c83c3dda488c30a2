package io.exeunt.scenarios.run;

import io.exeunt.ground.parallel.DaemonPool;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.inference.InferenceGraph;
import io.exeunt.policies.dl4j.trace.ForwardPass;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.policies.onnxruntime.OnnxSession;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Runs a network that was trained here with ONNX Runtime, which computes convolution, batch norm, sum and activation in one. Batches are
 * always cut in the same places and each is computed by one thread, so that any number of threads gives the same bits.
 */
final class OnnxForward implements ForwardPass {
    /** Images per run. */
    static final int BATCH = 64;

    private final InferenceGraph graph;
    private final byte[] model;
    private final int threads;

    /**
     * A network ready to run.
     *
     * @param threads Java threads, > 0
     */
    OnnxForward(InferenceGraph graph, int threads) {
        this.graph = graph;
        this.threads = threads;
        model = InferenceModel.bytes(graph);
    }

    @Override
    public void run(LabelledImages images, Sink sink, LongConsumer progress) {
        try (OnnxSession session = OnnxSession.open(graph.name(), model, 1);
                DaemonPool pool = new DaemonPool("exeunt-onnx", threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < threads; w++) {
                int first = w * BATCH;
                running.add(pool.submit(() -> batches(session, images, first, sink, progress)));
            }
            joinAll(pool, running.iterator());
        }
    }

    /** All of them, whatever one throws: a session may be closed only when nobody runs it. */
    private static void joinAll(DaemonPool pool, Iterator<Future<?>> running) {
        if (running.hasNext()) {
            try {
                pool.join(running.next());
            } finally {
                joinAll(pool, running);
            }
        }
    }

    /** Every n-th batch. */
    private void batches(OnnxSession session, LabelledImages images, int first, Sink sink, LongConsumer progress) {
        FeatureMap shape = graph.input();
        List<Long> dims = List.of((long) shape.channels(), (long) shape.height(), (long) shape.width());
        List<InputPart> parts = List.of(new InputPart("", dims));
        int elements = Math.toIntExact(shape.elements());
        for (int from = first; from < images.size(); from += BATCH * threads) {
            int count = Math.min(BATCH, images.size() - from);
            float[] pixels = new float[count * elements];
            for (int i = 0; i < count; i++) {
                images.copyTo(from + i, pixels, i * elements);
            }
            List<float[]> outputs = session.run(pixels, count, parts, graph.outputs());
            for (int vertex = 0; vertex < outputs.size(); vertex++) {
                sink.take(vertex, from, outputs.get(vertex));
            }
            progress.accept(count);
        }
    }
}
