package io.exeunt.policies.dl4j.heads;

import io.exeunt.policies.dl4j.helper.TrainingHelpers;
import io.exeunt.policies.dl4j.train.GradientShard;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Features of a fixed part of every batch, against all heads at once. */
final class HeadShard implements GradientShard {
    private static final int TARGET_WIDTH = 2;

    private final Features features;
    private final boolean imitates;
    private final ComputationGraph graph;
    private final List<SharedLayers> shared;
    private final INDArray[] inputs;
    private final float[][] buffers;
    private final INDArray targets;
    private final float[] targetBuffer;
    private final int size;

    HeadShard(
            ComputationGraphConfiguration configuration,
            INDArray parameters,
            Features features,
            HeadSystem system,
            int size) {
        this.features = features;
        this.size = size;
        imitates = system.imitates();
        graph = new ComputationGraph(configuration.clone());
        graph.init(parameters, false);
        TrainingHelpers.install(graph);
        graph.initGradientsView();
        List<Site> sites = features.sites();
        shared = SharedLayers.of(graph, system.shared(sites));
        inputs = new INDArray[sites.size()];
        buffers = new float[sites.size()][];
        for (int k = 0; k < inputs.length; k++) {
            var map = sites.get(k).map();
            inputs[k] = Nd4j.create(DataType.FLOAT, size, map.channels(), map.height(), map.width());
            buffers[k] = new float[(int) inputs[k].length()];
        }
        targets = Nd4j.create(DataType.FLOAT, size, TARGET_WIDTH);
        targetBuffer = new float[size * TARGET_WIDTH];
    }

    @Override
    public double computeGradient(int[] batch, int from) {
        load(batch, from);
        graph.setInputs(inputs);
        graph.setLabels(targets);
        graph.computeGradientAndScore();
        shared.forEach(SharedLayers::addUpGradients);
        return graph.score();
    }

    /** A target is the wanted class and what the final classifier gives to it. */
    private void load(int[] batch, int from) {
        for (int i = 0; i < size; i++) {
            int image = batch[from + i];
            for (int k = 0; k < inputs.length; k++) {
                features.copyTo(k, image, buffers[k], i * (buffers[k].length / size));
            }
            int wanted = imitates ? features.answer(image) : features.label(image);
            targetBuffer[i * TARGET_WIDTH] = wanted;
            targetBuffer[i * TARGET_WIDTH + 1] = features.probability(image, wanted);
        }
        for (int k = 0; k < inputs.length; k++) {
            put(buffers[k], inputs[k]);
        }
        put(targetBuffer, targets);
    }

    private static void put(float[] values, INDArray target) {
        new FloatPointer(target.data().addressPointer()).put(values, 0, values.length);
    }

    @Override
    public INDArray gradient() {
        return graph.getFlattenedGradients();
    }
}
