package io.exeunt.policies.dl4j.trace;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.LabelledImages;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Forward passes of one thread through its own graph. */
final class BatchForward {
    /** Images per pass. */
    static final int BATCH = 128;

    private final ComputationGraph graph;
    private final List<String> exitNames;

    BatchForward(ComputationGraph graph, List<String> exitNames) {
        this.graph = graph;
        this.exitNames = exitNames;
    }

    /**
     * Runs the images [from, to).
     *
     * @param outputs per exit [sample][class] of all images, where results are put
     */
    void run(LabelledImages images, int from, int to, List<float[]> outputs) {
        INDArray[] batch = {pixels(images, from, to)};
        INDArray[] result = graph.output(exitNames, false, batch, null);
        for (int exit = 0; exit < result.length; exit++) {
            float[] rows = result[exit].dup('c').data().asFloat();
            System.arraycopy(rows, 0, outputs.get(exit), from * images.classes(), (to - from) * images.classes());
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
}
