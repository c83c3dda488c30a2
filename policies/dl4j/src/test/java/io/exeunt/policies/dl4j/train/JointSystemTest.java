package io.exeunt.policies.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.data.Augmentation;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import io.exeunt.policies.dl4j.persistence.CheckpointFile;
import io.exeunt.policies.dl4j.persistence.NetworkFile;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

class JointSystemTest {
    private static final LabelledImages IMAGES = Tiny.images(128, 1);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final int[] BATCH = IntStream.range(0, 16).toArray();
    /** Small, as a larger step crosses kinks of ReLU. */
    private static final float STEP = 5e-4f;

    private static final JointSystem DEMIR = new JointSystem.EenetDemir(1);

    static List<JointSystem> systems() {
        return List.of(new JointSystem.BranchyNet(List.of(0.5, 0.5, 1.0)), DEMIR, new JointSystem.MultiExit());
    }

    private static TrainingSpec spec(JointSystem system, int epochs, Augmentation augmentation) {
        return new TrainingSpec(Tiny.network(), new Start.Random(), epochs, 16, 0.02, 1e-4, system, augmentation, 3);
    }

    private static TrainedNetwork trained(TrainingSpec spec, int threads) {
        return Training.run(spec, IMAGES, TrainingEnvironment.quiet(threads, CLOCK));
    }

    private static float[] parameters(TrainedNetwork trained) {
        return Tiny.values(trained.network().graph().params());
    }

    private static ExitTrace trace(JointSystem system, int epochs) {
        MultiExitGraph network =
                trained(spec(system, epochs, Augmentation.NONE), 2).network();
        return TraceRecorder.record(network, Tiny.images(200, 2), Tiny.images(200, 3), 2);
    }

    @Test
    void branchyNetAndMultiExitTeachEveryExit() {
        for (JointSystem system : List.of(systems().get(0), systems().get(2))) {
            ExitTrace trace = trace(system, 8);
            assertThat(ExitAccuracy.table(trace))
                    .allSatisfy(row -> assertThat(row.report()).isGreaterThan(0.9));
            assertThat(trace.report().exits())
                    .allSatisfy(exit -> assertThat(exit.kind()).isEqualTo(HeadKind.SOFTMAX))
                    .allSatisfy(exit -> assertThat(exit.confidence()).isNull());
        }
    }

    /** An exit that the cascade does not use is not taught: so much is its loss's own. */
    @Test
    void eenetDemirTeachesTheExitsThatItIsConfidentOf() {
        ExitTrace trace = trace(DEMIR, 8);
        List<ExitOutputs> exits = trace.report().exits();
        assertThat(exits.get(0).confidence()).hasSize(200);
        assertThat(exits.get(1).confidence()).hasSize(200);
        assertThat(exits.get(2).confidence()).isNull();
        int correct = 0;
        for (int i = 0; i < 200; i++) {
            boolean first = exits.get(0).confidence()[i] > 0.5;
            boolean second = exits.get(1).confidence()[i] > 0.5;
            correct += trace.report().correct(first ? 0 : second ? 1 : 2, i) ? 1 : 0;
        }
        assertThat(correct).isGreaterThan(180);
    }

    @Test
    void aDearCostMakesEenetDemirConfidentEarly() {
        ExitTrace dear = TraceRecorder.record(
                trained(spec(new JointSystem.EenetDemir(20), 6, Augmentation.NONE), 2)
                        .network(),
                IMAGES,
                IMAGES,
                2);
        ExitTrace free = TraceRecorder.record(
                trained(spec(new JointSystem.EenetDemir(0), 6, Augmentation.NONE), 2)
                        .network(),
                IMAGES,
                IMAGES,
                2);
        assertThat(mean(dear.fit().exits().get(0).confidence()))
                .isGreaterThan(mean(free.fit().exits().get(0).confidence()) + 0.2);
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    @Test
    void theConfidenceHeadIsChargedToItsExit() {
        TrainedNetwork with = trained(spec(DEMIR, 1, Augmentation.NONE), 1);
        TrainedNetwork without = trained(spec(new JointSystem.MultiExit(), 1, Augmentation.NONE), 1);
        List<Long> heads = GraphReader.read(with.network()).branches().stream()
                .map(b -> b.macs())
                .toList();
        List<Long> plain = GraphReader.read(without.network()).branches().stream()
                .map(b -> b.macs())
                .toList();
        assertThat(heads.get(0)).isEqualTo(plain.get(0) + 16);
        assertThat(heads.get(1)).isEqualTo(plain.get(1) + 5);
        assertThat(heads.get(2)).isEqualTo(plain.get(2));
    }

    @Test
    void relativeCostsAreBackboneAndOwnHeadOverThePlainNetwork() {
        double stem = 64 * 9 * 4;
        double block1 = 64 * 2 * 9 * 16;
        double block2 = 16 * (9 * 4 * 6 + 9 * 36 + 24);
        double whole = stem + block1 + block2 + 18;
        assertThat(RelativeCosts.of(Tiny.network(), DEMIR.inUse(Tiny.network())))
                .containsExactly((stem + 48 + 16) / whole, (stem + block1 + 64 * 9 * 20 + 15 + 5) / whole, 1);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void oneThreadAndTwoGiveTheSameBitsWithAugmentationToo(JointSystem system) {
        TrainingSpec varied = spec(system, 1, Augmentation.CROP_FLIP);
        assertThat(parameters(trained(varied, 2)))
                .containsExactly(parameters(trained(varied, 1)))
                .isNotEqualTo(parameters(trained(spec(system, 1, Augmentation.NONE), 1)));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aTrainingThatWasStoppedGoesOnToTheSameEnd(JointSystem system, @TempDir Path folder) {
        TrainingSpec spec = spec(system, 2, Augmentation.CROP_FLIP);
        CheckpointFile store = new CheckpointFile(folder.resolve("c"));
        int[] steps = new int[1];
        TrainingEnvironment stopped = new TrainingEnvironment(
                1, CLOCK, progress -> steps[0]++, store, Duration.ofDays(1), () -> steps[0] >= 9);
        assertThatThrownBy(() -> Training.run(spec, IMAGES, stopped)).isInstanceOf(TrainingCancelledException.class);
        TrainingEnvironment resumed =
                new TrainingEnvironment(2, CLOCK, progress -> {}, store, Duration.ofDays(1), () -> false);
        assertThat(parameters(Training.run(spec, IMAGES, resumed))).containsExactly(parameters(trained(spec, 1)));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aNetworkFileKeepsAnswersAndConfidences(JointSystem system, @TempDir Path folder) {
        TrainedNetwork network = trained(spec(system, 1, Augmentation.NONE), 1);
        NetworkFile.write(network, folder.resolve("n.zip"));
        MultiExitGraph read = NetworkFile.read(folder.resolve("n.zip")).network();
        assertThat(read.confidenceNames()).isEqualTo(network.network().confidenceNames());
        ExitTrace before = TraceRecorder.record(network.network(), IMAGES, IMAGES, 1);
        ExitTrace after = TraceRecorder.record(read, IMAGES, IMAGES, 1);
        for (int k = 0; k < 3; k++) {
            assertThat(after.fit().exits().get(k).values())
                    .containsExactly(before.fit().exits().get(k).values());
        }
    }

    /** The whole network's gradient against central differences of its score, in float: some parameters of every kind. */
    @ParameterizedTest
    @MethodSource("systems")
    void theGradientIsTheSlopeOfTheScore(JointSystem system) {
        Nd4jRuntime.prepare();
        TrainingSpec spec = spec(system, 1, Augmentation.NONE);
        ComputationGraphConfiguration configuration = TrainableGraph.configure(
                spec.network(), system.inTraining(spec.network()), new Sgd(0.1), 0, spec.seed());
        ComputationGraph owner = new ComputationGraph(configuration);
        owner.init();
        INDArray parameters = owner.params();
        Shard shard = new Shard(configuration, parameters, IMAGES, spec, 1);
        shard.computeGradient(BATCH, 0);
        float[] gradient = Tiny.values(shard.gradient());
        for (int i : largest(gradient, owner)) {
            float value = parameters.getFloat(i);
            double up = score(shard, parameters, i, value + STEP);
            double down = score(shard, parameters, i, value - STEP);
            parameters.putScalar(i, value);
            float slope = (float) ((up - down) / (2 * STEP));
            assertThat(gradient[i] / 8)
                    .as("by parameter " + i)
                    .isCloseTo(slope, within(0.03f * Math.max(0.02f, Math.abs(slope))));
        }
    }

    private static double score(Shard shard, INDArray parameters, int index, float value) {
        parameters.putScalar(index, value);
        return shard.computeGradient(BATCH, 0);
    }

    /** The parameter with the largest gradient of each layer with weights; batch norms are left out, they carry statistics. */
    private static int[] largest(float[] gradient, ComputationGraph graph) {
        int from = 0;
        List<Integer> found = new java.util.ArrayList<>();
        for (var layer : graph.getLayers()) {
            int to = from + (int) layer.numParams();
            int best = from;
            for (int i = from; i < to; i++) {
                best = Math.abs(gradient[i]) > Math.abs(gradient[best]) ? i : best;
            }
            if (to > from && !layer.conf().getLayer().getLayerName().endsWith("_bn")) {
                found.add(best);
            }
            from = to;
        }
        return found.stream().mapToInt(i -> i).toArray();
    }

    @Test
    void distillationSetsInAfterThreeQuartersOfTheSteps() {
        JointSystem system = new JointSystem.MultiExit();
        assertThat(system.auxiliaryWeight(74, 100)).isZero();
        assertThat(system.auxiliaryWeight(75, 100)).isEqualTo(1);
        assertThat(DEMIR.auxiliaryWeight(99, 100)).isZero();
    }
}
