package io.exeunt.policies.dl4j.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Deeplearning4j's own implementation is the oracle. */
class TrainingHelpersTest {
    private static final int STEPS = 4;

    private final boolean oneDnn = Nd4jRuntime.prepare().oneDnn();

    private static ComputationGraph graph() {
        ComputationGraph graph = new ComputationGraph(
                TrainableGraph.configure(Tiny.network(), List.of(0.5, 0.5, 1.0), new Sgd(0.05), 1e-4, 3));
        graph.init();
        return graph;
    }

    private static MultiDataSet batch(int step) {
        Nd4j.getRandom().setSeed(100 + step);
        INDArray pixels = Nd4j.rand(DataType.FLOAT, 9, 1, 8, 8);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 9, Tiny.CLASSES);
        for (int i = 0; i < 9; i++) {
            labels.putScalar(i, (i + step) % Tiny.CLASSES, 1);
        }
        return new MultiDataSet(new INDArray[] {pixels}, new INDArray[] {labels, labels, labels});
    }

    @Test
    void trainingWithTheHelpersGivesTheSameParametersWithinRounding() {
        ComputationGraph plain = graph();
        ComputationGraph fast = graph();
        TrainingHelpers.install(fast);
        float[] initial = Tiny.values(plain.params());
        for (int step = 0; step < STEPS; step++) {
            plain.fit(batch(step));
            fast.fit(batch(step));
        }
        float[] expected = Tiny.values(plain.params());
        float[] actual = Tiny.values(fast.params());
        assertThat(distance(expected, initial)).isGreaterThan(0.1);
        assertThat(distance(actual, expected)).isCloseTo(0, within(1e-3));
    }

    @Test
    void runningStatisticsFollowTheBatches() {
        ComputationGraph fast = graph();
        TrainingHelpers.install(fast);
        INDArray before = fast.getLayer("stem_bn").getParam("mean").dup();
        fast.fit(batch(1));
        assertThat(fast.getLayer("stem_bn").getParam("mean")).isNotEqualTo(before);
    }

    @Test
    void bothKindsOfLayersGetTheHelpers() {
        ComputationGraph fast = graph();
        TrainingHelpers.install(fast);
        assertThat(((BatchNormalization) fast.getLayer("stem_bn")).getHelper()).isInstanceOf(TrainingBatchNorm.class);
        assumeTrue(oneDnn, "This native build has no oneDNN, so convolutions keep Deeplearning4j's own implementation");
        assertThat(fast.getLayer("stem_conv").getHelper()).isInstanceOf(TrainingConvolution.class);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
