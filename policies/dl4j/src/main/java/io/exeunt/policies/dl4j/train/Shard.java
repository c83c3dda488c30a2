package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.helper.TrainingHelpers;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Images of a fixed part of every batch, against all exits at once. */
final class Shard implements GradientShard {
    private final ComputationGraph graph;
    private final LabelledImages images;
    private final float[] pixelBuffer;
    private final float[] labelBuffer;
    private final INDArray pixels;
    private final INDArray[] labels;

    Shard(ComputationGraphConfiguration configuration, INDArray parameters, LabelledImages images, int size) {
        graph = new ComputationGraph(configuration.clone());
        graph.init(parameters, false);
        TrainingHelpers.install(graph);
        this.images = images;
        var shape = images.shape();
        pixels = Nd4j.create(DataType.FLOAT, size, shape.channels(), shape.height(), shape.width());
        labels = new INDArray[graph.getNumOutputArrays()];
        Arrays.fill(labels, Nd4j.create(DataType.FLOAT, size, images.classes()));
        pixelBuffer = new float[(int) pixels.length()];
        labelBuffer = new float[(int) labels[0].length()];
    }

    @Override
    public double computeGradient(int[] batch, int from) {
        load(batch, from);
        graph.setInputs(pixels);
        graph.setLabels(labels);
        graph.computeGradientAndScore();
        return graph.score();
    }

    private void load(int[] batch, int from) {
        int elements = Math.toIntExact(images.shape().elements());
        Arrays.fill(labelBuffer, 0);
        for (int i = 0; i < labels[0].rows(); i++) {
            int sample = batch[from + i];
            images.copyTo(sample, pixelBuffer, i * elements);
            labelBuffer[i * images.classes() + images.label(sample)] = 1;
        }
        put(pixelBuffer, pixels);
        put(labelBuffer, labels[0]);
    }

    private static void put(float[] values, INDArray target) {
        new FloatPointer(target.data().addressPointer()).put(values, 0, values.length);
    }

    @Override
    public INDArray gradient() {
        return graph.getFlattenedGradients();
    }
}
