package io.exeunt.policies.dl4j.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.heads.PteenetHeads.Body;
import io.exeunt.policies.dl4j.heads.PteenetHeads.Charge;
import io.exeunt.policies.dl4j.loss.CascadeLoss.Form;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.persistence.CheckpointFile;
import io.exeunt.policies.dl4j.persistence.NetworkFile;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingCancelledException;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTrainingTest {
    private static final LabelledImages IMAGES = Tiny.images(256, 1);
    private static final LabelledImages REPORT = Tiny.images(200, 2);
    private static final HeadSchedule SCHEDULE = new HeadSchedule(6, 16, 0.02, 1e-4, 7);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final TrainedNetwork BACKBONE =
            Training.run(Tiny.training(1), IMAGES, TrainingEnvironment.quiet(1, CLOCK));

    private static final HeadSystem BRANCHES = new PteenetHeads(Body.CONV2, Form.V2, 0.1, Charge.ALL_HEADS, false);
    private static final HeadSystem SIGMOIDS = new ExclusionHeads(ExclusionHeads.Answer.SIGMOID, 2);
    private static final HeadSystem BASELINE = new ExclusionHeads(ExclusionHeads.Answer.SOFTMAX, 2);
    private static final HeadSystem BAGS = PredictiveHeads.published();

    @TempDir
    static Path folder;

    private static Features features;

    @BeforeAll
    static void computeFeatures() {
        features = Features.of(
                BACKBONE.network(), IMAGES, new FeatureMemory(1 << 20, folder.resolve("unused")), 1, done -> {});
    }

    @AfterAll
    static void close() {
        features.close();
    }

    private static MultiExitGraph train(HeadSystem system, int threads) {
        return new HeadTraining(system, SCHEDULE)
                .run("k", BACKBONE.network(), features, TrainingEnvironment.quiet(threads, CLOCK))
                .network();
    }

    private static ExitTrace trace(MultiExitGraph network) {
        return TraceRecorder.record(network, IMAGES, REPORT, 1);
    }

    private static double leastOfSideExits(ExitTrace trace) {
        return ExitAccuracy.table(trace).stream()
                .limit(2)
                .mapToDouble(ExitAccuracy::report)
                .min()
                .orElseThrow();
    }

    @Test
    void headsThatSeeWhichRowsAreLitTellTheClassesApart() {
        for (HeadSystem system : List.of(SIGMOIDS, BASELINE, BAGS)) {
            assertThat(leastOfSideExits(trace(train(system, 1))))
                    .as(system.toString())
                    .isGreaterThan(0.95);
        }
    }

    @Test
    void branchesLearnWhatAGlobalAverageLetsThemSee() {
        assertThat(leastOfSideExits(trace(train(BRANCHES, 1)))).isGreaterThan(0.5);
    }

    @Test
    void everyExitSaysWhatItsKindOfHeadSays() {
        ExitTrace branches = trace(train(BRANCHES, 1));
        assertThat(branches.report().exits()).extracting(ExitOutputs::kind).containsOnly(HeadKind.SOFTMAX);
        assertThat(branches.report().exits().get(0).confidence()).hasSize(200);
        assertThat(branches.report().exits().get(2).confidence()).isNull();
        assertThat(trace(train(SIGMOIDS, 1)).fit().exits())
                .extracting(ExitOutputs::kind)
                .containsExactly(HeadKind.SIGMOID, HeadKind.SIGMOID, HeadKind.SOFTMAX);
        assertThat(trace(train(BAGS, 1)).fit().exits())
                .extracting(ExitOutputs::kind)
                .containsExactly(HeadKind.LOGITS, HeadKind.LOGITS, HeadKind.SOFTMAX);
    }

    @Test
    void theFrozenBackboneAnswersAsBefore() {
        float[] before = trace(BACKBONE.network()).report().exits().get(2).values();
        for (HeadSystem system : List.of(BRANCHES, SIGMOIDS, BAGS)) {
            assertThat(trace(train(system, 1)).report().exits().get(2).values()).containsExactly(before);
        }
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        for (HeadSystem system : List.of(BRANCHES, BAGS)) {
            assertThat(Tiny.values(train(system, 2).graph().params()))
                    .containsExactly(Tiny.values(train(system, 1).graph().params()));
        }
    }

    @Test
    void anInterruptedTrainingGoesOnToTheSameEnd() {
        HeadTraining training = new HeadTraining(BRANCHES, SCHEDULE);
        AtomicInteger steps = new AtomicInteger();
        TrainingEnvironment stopping = new TrainingEnvironment(
                1,
                CLOCK,
                progress -> steps.incrementAndGet(),
                new CheckpointFile(folder.resolve("checkpoint.bin")),
                Duration.ofDays(1),
                () -> steps.get() == 40);
        assertThatThrownBy(() -> training.run("k", BACKBONE.network(), features, stopping))
                .isInstanceOf(TrainingCancelledException.class)
                .hasMessage("Training cancelled after 40 of 96 steps");
        TrainedNetwork resumed = training.run("k", BACKBONE.network(), features, stopping);
        assertThat(Tiny.values(resumed.network().graph().params()))
                .containsExactly(Tiny.values(train(BRANCHES, 1).graph().params()));
        assertThat(steps).hasValue(96);
    }

    @Test
    void sharedLayersStayEqual() {
        MultiExitGraph trained = train(BAGS, 1);
        for (String layer : List.of("_codebook", "_histogram", "_hidden", "")) {
            float[] first =
                    Tiny.values(trained.graph().getLayer("exit1" + layer).params());
            float[] second =
                    Tiny.values(trained.graph().getLayer("exit2" + layer).params());
            assertThat(second).as(layer).containsExactly(first);
        }
        assertThat(Tiny.values(trained.graph().getLayer("exit1_histogram").params()))
                .doesNotContain(1f, 0f, 64f, 4f);
    }

    @Test
    void trainedHeadsComeBackFromTheirFile() {
        for (HeadSystem system : List.of(BRANCHES, BAGS)) {
            TrainedNetwork trained = new HeadTraining(system, SCHEDULE)
                    .run("k", BACKBONE.network(), features, TrainingEnvironment.quiet(1, CLOCK));
            Path file = folder.resolve("heads.zip");
            NetworkFile.write(trained, file);
            MultiExitGraph read = NetworkFile.read(file).network();
            assertThat(read.confidenceNames()).isEqualTo(trained.network().confidenceNames());
            for (int exit = 0; exit < 3; exit++) {
                ExitOutputs expected = trace(trained.network()).report().exits().get(exit);
                ExitOutputs actual = trace(read).report().exits().get(exit);
                assertThat(actual.values()).containsExactly(expected.values());
                assertThat(actual.confidence()).isEqualTo(expected.confidence());
            }
        }
    }

    @Test
    void everySystemIsChargedItsOwnHeads() {
        assertThat(macs(BRANCHES)).containsExactly(2 * 64 * 36 * 4L + 16, 2 * 64 * 36 * 4L + 16, 18L);
        assertThat(macs(SIGMOIDS)).containsExactly(48L, 48L, 18L);
        assertThat(macs(BAGS)).containsExactly(64 * 256 + 256 * 64 + 192L, 64 * 256 + 256 * 64 + 192L, 18L);
        EarlyExitNetwork plain = GraphReader.read(BACKBONE.network());
        assertThat(read(BRANCHES).segments()).isEqualTo(plain.segments());
    }

    private static EarlyExitNetwork read(HeadSystem system) {
        return GraphReader.read(new HeadTraining(system, SCHEDULE).untrained(BACKBONE.network(), Tiny.CLASSES));
    }

    private static List<Long> macs(HeadSystem system) {
        return read(system).branches().stream().map(branch -> branch.macs()).toList();
    }

    @Test
    void relativeCostsOfBranchesContainTheirOwnOrAllHeads() {
        EarlyExitNetwork network = read(BRANCHES);
        double plain = network.backboneMacs(2) + 18;
        double head = network.branches().get(0).macs();
        assertThat(PteenetHeads.relativeCosts(network, Charge.OWN_HEAD))
                .containsExactly((network.backboneMacs(0) + head) / plain, (network.backboneMacs(1) + head) / plain, 1);
        assertThat(PteenetHeads.relativeCosts(network, Charge.ALL_HEADS)[2])
                .isCloseTo(1 + 2 * head / plain, within(1e-12));
    }

    @Test
    void aHigherPriceOfCostMakesSamplesLeaveEarlier() {
        double[] meanConfidence = IntStream.of(0, 3)
                .mapToDouble(lambda ->
                        mean(trace(train(new PteenetHeads(Body.POOL, Form.V1, lambda, Charge.OWN_HEAD, true), 1))
                                .report()
                                .exits()
                                .get(0)
                                .confidence()))
                .toArray();
        assertThat(meanConfidence[0]).isLessThan(meanConfidence[1] - 0.3);
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    @Test
    void theKeyTellsSystemsSchedulesBackbonesAndImagesApart() {
        HeadTraining training = new HeadTraining(BRANCHES, SCHEDULE);
        assertThat(List.of(
                        training.key("a", "b"),
                        training.key("a", "c"),
                        training.key("c", "b"),
                        new HeadTraining(BAGS, SCHEDULE).key("a", "b"),
                        new HeadTraining(BRANCHES, new HeadSchedule(7, 16, 0.02, 1e-4, 7)).key("a", "b")))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }
}
