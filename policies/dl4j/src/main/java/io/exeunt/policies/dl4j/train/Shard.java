package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.helper.TrainingHelpers;
import io.exeunt.policies.dl4j.network.Endings;
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
    private final TrainingSpec spec;
    private final long steps;
    private final boolean oneLoss;
    private final float[] pixelBuffer;
    private final float[] targetBuffer;
    private final INDArray pixels;
    private final INDArray[] targets;
    private long step;

    Shard(
            ComputationGraphConfiguration configuration,
            INDArray parameters,
            LabelledImages images,
            TrainingSpec spec,
            long steps) {
        graph = new ComputationGraph(configuration.clone());
        graph.init(parameters, false);
        TrainingHelpers.install(graph);
        this.images = images;
        this.spec = spec;
        this.steps = steps;
        oneLoss = spec.system().inTraining(spec.network()) instanceof Endings.OneLoss;
        int size = spec.batchSize() / Training.SHARDS;
        var shape = images.shape();
        pixels = Nd4j.create(DataType.FLOAT, size, shape.channels(), shape.height(), shape.width());
        targets = new INDArray[graph.getNumOutputArrays()];
        Arrays.fill(targets, Nd4j.create(DataType.FLOAT, size, oneLoss ? 2 : images.classes()));
        pixelBuffer = new float[(int) pixels.length()];
        targetBuffer = new float[(int) targets[0].length()];
    }

    @Override
    public void begin(long number) {
        step = number;
    }

    @Override
    public double computeGradient(int[] batch, int from) {
        load(batch, from);
        graph.setInputs(pixels);
        graph.setLabels(targets);
        graph.computeGradientAndScore();
        return graph.score();
    }

    private void load(int[] batch, int from) {
        int elements = Math.toIntExact(images.shape().elements());
        Arrays.fill(targetBuffer, 0);
        for (int i = 0; i < targets[0].rows(); i++) {
            int sample = batch[from + i];
            images.copyTo(sample, spec.augmentation().view(spec.seed(), step, from + i), pixelBuffer, i * elements);
            target(i, images.label(sample));
        }
        put(pixelBuffer, pixels);
        put(targetBuffer, targets[0]);
    }

    /** One loss for all exits is told the class and the weight of what sets in late; separate ones want one number per class. */
    private void target(int row, int label) {
        if (oneLoss) {
            targetBuffer[2 * row] = label;
            targetBuffer[2 * row + 1] = (float) spec.system().auxiliaryWeight(step, steps);
        } else {
            targetBuffer[row * images.classes() + label] = 1;
        }
    }

    private static void put(float[] values, INDArray target) {
        new FloatPointer(target.data().addressPointer()).put(values, 0, values.length);
    }

    @Override
    public INDArray gradient() {
        return graph.getFlattenedGradients();
    }
}
