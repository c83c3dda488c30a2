package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.workbench.Export;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.HeadOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads of four systems on one tiny network: trained, cached, exported as a bundle. */
class HeadLearningIT {
    private static final String[] HEADS = {
        "heads.systems=[softmax, pteenet, class_exclusion, class_exclusion_cr, predictive]",
        "heads.train_samples=300",
        "heads.batch=50",
        "heads.feature_memory_mib=0",
        "heads.pteenet.lambda=[0.9, 0.1]",
        "heads.pteenet.epochs=1",
        "heads.class_exclusion.epochs=1",
        "heads.predictive.epochs=1"
    };

    @TempDir
    static Path folder;

    private static LocalWorkbench workbench;
    private static Path scenarioFile;
    private static Summary first;
    private static Map<String, StoredTrace> bundle;

    @BeforeAll
    static void trainOnce() throws IOException {
        scenarioFile = SmallDigits.scenarioIn(folder);
        workbench = new LocalWorkbench(new ArtefactCache(folder.resolve("cache"), InstantSource.system()), "test");
        Path file = folder.resolve("new/bundle.npz");
        first = workbench.train(
                scenario(HEADS), Optional.of(Export.whole(file)), context(Cancellation.NEVER, ProgressListener.SILENT));
        bundle = TraceFile.readBundle(file);
    }

    private static Scenario scenario(String... assignments) {
        return new ScenarioReader(TestWiring.knownNames()).read(scenarioFile, List.of(assignments));
    }

    private static RunContext context(Cancellation cancellation, ProgressListener listener) {
        return new RunContext(cancellation, listener, InstantSource.system(), List.of("train", "small.yaml"));
    }

    @Test
    void fewerSamplesThanABatchAreRefusedWithTheKey() {
        Scenario few = scenario("heads.systems=[pteenet]", "heads.train_samples=40");
        RunContext quiet = context(Cancellation.NEVER, ProgressListener.SILENT);
        assertThatThrownBy(() -> workbench.train(few, Optional.empty(), quiet))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("heads.batch: expected at most the 40 training samples, given 128" + System.lineSeparator()
                        + "  Maybe --set heads.batch=40");
    }

    @Test
    void curvesStandBesideEveryNetworkThatWasTrained() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache/network"))) {
            assertThat(files.filter(file -> file.endsWith(CurveFile.NAME)))
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allSatisfy(file -> assertThat(file).content().contains("\n1,exit1,200,"));
        }
    }

    @Test
    void curvesOfHeadsAreDrawnFromTheImagesThatTheyLearnedFrom(@TempDir Path apart) throws IOException {
        LocalWorkbench other = new LocalWorkbench(new ArtefactCache(apart, InstantSource.system()), "test");
        Scenario few = scenario(
                "heads.systems=[pteenet]", "heads.train_samples=60", "heads.batch=50", "heads.pteenet.epochs=1");
        other.train(few, Optional.empty(), context(Cancellation.NEVER, ProgressListener.SILENT));
        try (Stream<Path> files = Files.walk(apart.resolve("network"))) {
            assertThat(files.filter(file -> file.endsWith(CurveFile.NAME)))
                    .hasSize(2)
                    .anySatisfy(file -> assertThat(file).content().contains("\n1,exit1,60,"));
        }
    }

    @Test
    void theBundleHoldsEverySystemUnderItsName() {
        assertThat(bundle)
                .containsOnlyKeys(
                        "softmax",
                        "pteenet",
                        "pteenet_lambda_0.1",
                        "class_exclusion",
                        "class_exclusion_cr",
                        "predictive");
        assertThat(bundle.get("pteenet_lambda_0.1").origin())
                .satisfies(origin -> assertThat(origin.system()).isEqualTo("pteenet"))
                .satisfies(origin -> assertThat(origin.parameters()).containsEntry("lambda", "0.1"));
        assertThat(bundle.get("predictive").origin()).isEqualTo(HeadOrigin.of("predictive"));
        assertThat(kind("class_exclusion")).isEqualTo(HeadKind.SIGMOID);
        assertThat(kind("class_exclusion_cr")).isEqualTo(HeadKind.SOFTMAX);
        assertThat(kind("predictive")).isEqualTo(HeadKind.LOGITS);
        assertThat(exit("pteenet", 0).confidence()).hasSize(300);
        assertThat(exit("softmax", 0).confidence()).isNull();
    }

    private static ExitOutputs exit(String system, int exit) {
        return bundle.get(system).trace().report().exits().get(exit);
    }

    private static HeadKind kind(String system) {
        return exit(system, 0).kind();
    }

    @Test
    void allSystemsShareTheBackboneAndPayForTheirOwnHeads() {
        double[] segments =
                Objects.requireNonNull(bundle.get("softmax").costs()).segment();
        bundle.forEach((name, stored) -> {
            assertThat(Objects.requireNonNull(stored.costs()).segment()).containsExactly(segments);
            assertThat(exit(name, 2).values())
                    .containsExactly(exit("softmax", 2).values());
        });
        assertThat(head("class_exclusion")).isEqualTo(head("softmax")).isEqualTo(40e-6);
        assertThat(head("pteenet")).isEqualTo((2 * 14 * 14 * 36 * 4 + 44) * 1e-6);
        assertThat(head("predictive")).isEqualTo((14 * 14 * 4 * 64 + 256 * 64 + 640) * 1e-6);
    }

    private static double head(String system) {
        return Objects.requireNonNull(bundle.get(system).costs()).head()[0];
    }

    @Test
    void figuresTellEveryExitAndTheCurveOfCostAndAccuracy() {
        assertThat(first.figures())
                .extracting(Summary.Figure::name)
                .contains(
                        "accuracy of exit1 alone",
                        "pteenet: exit1 alone",
                        "class_exclusion: exit2 alone",
                        "pteenet at lambda 0.9, theta 0.5",
                        "pteenet at lambda 0.1, theta 0.5")
                .doesNotContain("softmax: exit1 alone");
        assertThat(first.files()).containsExactly(folder.resolve("new/bundle.npz"));
        assertThat(folder.resolve("cache/making/features")).isEmptyDirectory();
    }

    @Test
    void aSecondCallTakesAllFromTheCacheAndAnotherSystemNeedsOnlyItself() {
        Summary again = train(HEADS);
        assertThat(again.phases())
                .filteredOn(phase -> !phase.name().equals("data"))
                .allMatch(Phase::cached);
        assertThat(again.figures()).isEqualTo(first.figures());
        Summary other = train(
                "heads.systems=[class_exclusion, predictive]",
                "heads.train_samples=300",
                "heads.batch=50",
                "heads.class_exclusion.epochs=1",
                "heads.predictive.epochs=2");
        assertThat(other.phases())
                .filteredOn(phase -> !phase.cached())
                .extracting(Phase::name)
                .containsExactly("data", "features", "heads predictive", "trace predictive");
    }

    private static Summary train(String... assignments) {
        return workbench.train(
                scenario(assignments), Optional.empty(), context(Cancellation.NEVER, ProgressListener.SILENT));
    }

    @Test
    void anInterruptedTrainingOfHeadsGoesOnFromThere() {
        String[] asked = {
            "heads.systems=[pteenet]", "heads.train_samples=300", "heads.batch=50", "heads.pteenet.epochs=4"
        };
        AtomicBoolean stop = new AtomicBoolean();
        ProgressListener stopAtTheTenthStep = event -> {
            if (event instanceof ProgressEvent.Step step
                    && step.phase().equals("heads pteenet")
                    && step.done() == 500) {
                stop.set(true);
            }
        };
        assertThatThrownBy(() ->
                        workbench.train(scenario(asked), Optional.empty(), context(stop::get, stopAtTheTenthStep)))
                .isInstanceOf(CancelledException.class)
                .hasMessage("Training cancelled after 10 of 24 steps; the same command goes on from there");
        assertThat(train(asked).status()).isEqualTo(Summary.Status.COMPLETE);
    }

    @Test
    void aForecastNamesEveryWorkAndKeepsNothing() {
        Path empty = folder.resolve("nothing");
        var other = new LocalWorkbench(new ArtefactCache(empty, InstantSource.system()), "test");
        Summary forecast = other.forecast(scenario(HEADS), context(Cancellation.NEVER, ProgressListener.SILENT));
        assertThat(forecast.figures())
                .extracting(Summary.Figure::name)
                .contains("steps", "recording", "features")
                .anyMatch(name -> name.startsWith("heads "));
        assertThat(forecast.verdict()).startsWith("Training would take about ").endsWith(" more. Nothing was kept.");
        assertThat(empty.resolve("network")).doesNotExist();
    }

    @Test
    void withoutHeadsTheBundleIsTheNetworksOwnExits() {
        Path file = folder.resolve("plain.npz");
        workbench.train(
                scenario(), Optional.of(Export.whole(file)), context(Cancellation.NEVER, ProgressListener.SILENT));
        assertThat(TraceFile.readBundle(file)).containsOnlyKeys("softmax");
    }
}
