package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.hwmodels.onnx.OnnxNetworks;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.Augmentation;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Mnist;
import io.exeunt.policies.dl4j.heads.ExclusionHeads;
import io.exeunt.policies.dl4j.heads.HeadSchedule;
import io.exeunt.policies.dl4j.heads.HeadSystem;
import io.exeunt.policies.dl4j.heads.HeadTraining;
import io.exeunt.policies.dl4j.heads.PredictiveHeads;
import io.exeunt.policies.dl4j.heads.PteenetHeads;
import io.exeunt.policies.dl4j.inference.InferenceReader;
import io.exeunt.policies.dl4j.loss.CascadeLoss;
import io.exeunt.policies.dl4j.network.ExitHead;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.network.Shortcut;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.trace.VertexOutputs;
import io.exeunt.policies.dl4j.train.JointSystem;
import io.exeunt.policies.dl4j.train.Start;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.trace.ExitTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime says what Deeplearning4j says, to {@value #TOLERANCE} of a probability. */
class OnnxForwardTest {
    private static final float TOLERANCE = 2e-5f;
    private static final int SIDE = 28;

    /** Three batches, the last one not full. */
    private static final LabelledImages IMAGES = first(Mnist.test(), 2 * OnnxForward.BATCH + 5);

    private static final MultiExitGraph PROJECTED = trained(Shortcut.PROJECTED, new JointSystem.EenetDemir(1));
    private static final MultiExitGraph PADDED =
            trained(Shortcut.PADDED, new JointSystem.BranchyNet(List.of(1.0, 1.0, 1.0, 1.0)));

    private static LabelledImages first(LabelledImages images, int count) {
        return images.subset("first", IntStream.range(0, count).toArray());
    }

    private static MultiExitGraph trained(Shortcut shortcut, JointSystem system) {
        ResNetSpec network = new ResNetSpec(
                "tiny",
                new FeatureMap(1, SIDE, SIDE),
                10,
                new ResNetSpec.Stem(4, 2),
                List.of(new ResNetSpec.Stage(4, 2, 1), new ResNetSpec.Stage(7, 1, 2), new ResNetSpec.Stage(9, 1, 2)),
                shortcut,
                List.of(
                        new ResNetSpec.Exit(0, new ExitHead.Linear(3)),
                        new ResNetSpec.Exit(1, new ExitHead.Convolutional(5, 1)),
                        new ResNetSpec.Exit(3, new ExitHead.Linear(1))),
                new ExitHead.Linear(1));
        TrainingSpec spec = new TrainingSpec(network, new Start.Random(), 1, 20, 0.01, 0, system, Augmentation.NONE, 1);
        TrainingEnvironment quiet = TrainingEnvironment.quiet(1, InstantSource.fixed(Instant.EPOCH));
        return Training.run(spec, first(Mnist.train(), 200), quiet).network();
    }

    private static MultiExitGraph withHeads(HeadSystem system) {
        return new HeadTraining(system, new HeadSchedule(1, 10, 0.01, 0, 1)).untrained(PADDED, 10);
    }

    private static HeadSystem pteenet(PteenetHeads.Body body) {
        return new PteenetHeads(body, CascadeLoss.Form.V1, 1, PteenetHeads.Charge.OWN_HEAD, false);
    }

    static Stream<MultiExitGraph> networks() {
        return Stream.of(
                PROJECTED,
                PADDED,
                withHeads(pteenet(PteenetHeads.Body.POOL)),
                withHeads(pteenet(PteenetHeads.Body.BNPOOL)),
                withHeads(pteenet(PteenetHeads.Body.CONV2)),
                withHeads(new ExclusionHeads(ExclusionHeads.Answer.SIGMOID, 2)),
                withHeads(PredictiveHeads.published()));
    }

    private static OnnxForward onnx(MultiExitGraph network, int threads) {
        return new OnnxForward(InferenceReader.read(network, TraceRecorder.answers(network)), threads);
    }

    private static ExitTrace trace(MultiExitGraph network, int threads) {
        return TraceRecorder.record(network, onnx(network, threads), IMAGES, IMAGES);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void itSaysWhatDeeplearning4jSays(MultiExitGraph network) {
        ExitTrace expected = TraceRecorder.record(network, IMAGES, IMAGES, 1);
        ExitTrace given = trace(network, 2);

        for (int k = 0; k < expected.exits(); k++) {
            float[] values = expected.fit().exits().get(k).values();
            assertThat(given.fit().exits().get(k).values()).containsExactly(values, within(TOLERANCE));
            assertThat(given.fit().exits().get(k).kind())
                    .isEqualTo(expected.fit().exits().get(k).kind());
            float[] confidence = expected.report().exits().get(k).confidence();
            if (confidence != null) {
                assertThat(given.report().exits().get(k).confidence()).containsExactly(confidence, within(TOLERANCE));
            }
        }
    }

    @Test
    void anyNumberOfThreadsAndAnySecondRunGiveTheSameBits() {
        ExitTrace one = trace(PROJECTED, 1);
        for (int threads : new int[] {1, 2, 5}) {
            ExitTrace other = trace(PROJECTED, threads);
            for (int k = 0; k < one.exits(); k++) {
                assertThat(other.fit().exits().get(k).values())
                        .containsExactly(one.fit().exits().get(k).values());
            }
        }
    }

    @Test
    void vertexesOfTheBackboneCanBeAskedForToo() {
        List<String> vertices = List.of("block1_relu", "final");
        float[][] expected = new float[2][];
        float[][] given = new float[2][];
        LabelledImages few = first(IMAGES, 3);
        new VertexOutputs(PADDED.graph(), vertices, 1).run(few, (v, from, values) -> expected[v] = values, n -> {});
        new OnnxForward(InferenceReader.read(PADDED, vertices), 1)
                .run(few, (v, from, values) -> given[v] = values, n -> {});

        assertThat(given[0]).hasSize(3 * 4 * 14 * 14).containsExactly(expected[0], within(1e-4f));
        assertThat(given[1]).hasSize(3 * 10);
    }

    @Test
    void theExportedModelAsksOfADeviceWhatTheWorkloadSays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, InferenceModel.bytes(InferenceReader.read(PROJECTED, PROJECTED.exitNames())));
        ImportOptions options = new ImportOptions(java.util.Map.of(), PROJECTED.exitNames(), List.of(), false);
        EarlyExitNetwork imported =
                EarlyExitNetwork.of(OnnxNetworks.read(file, options).graph());
        EarlyExitNetwork workload = GraphReader.read(PROJECTED);

        for (int k = 0; k < workload.exits(); k++) {
            assertThat(imported.backboneMacs(k)).isEqualTo(workload.backboneMacs(k));
        }
    }
}
