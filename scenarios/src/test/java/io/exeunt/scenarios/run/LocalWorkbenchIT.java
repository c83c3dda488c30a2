package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.scenarios.workbench.Simulation;
import io.exeunt.scenarios.workbench.SimulationRequest;
import io.exeunt.scenarios.workbench.SimulationRequest.Of;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole flow, from real images to a report, on a network that trains in a second. */
class LocalWorkbenchIT {
    @TempDir
    static Path folder;

    private static Path scenarioFile;
    private static LocalWorkbench workbench;
    private static Summary first;

    @BeforeAll
    static void runOnce() throws IOException {
        scenarioFile = SmallDigits.scenarioIn(folder);
        workbench = new LocalWorkbench(new ArtefactCache(folder.resolve("cache"), InstantSource.system()), "test");
        first = workbench.run(scenario(), StudyMode.RESUME, context(Cancellation.NEVER, ProgressListener.SILENT));
    }

    private static Scenario scenario(String... assignments) {
        return new ScenarioReader(TestWiring.knownNames()).read(scenarioFile, List.of(assignments));
    }

    private static RunContext context(Cancellation cancellation, ProgressListener listener) {
        return new RunContext(cancellation, listener, InstantSource.system(), List.of("run", "small.yaml"));
    }

    private static Summary run(Scenario scenario) {
        return workbench.run(scenario, StudyMode.RESUME, context(Cancellation.NEVER, ProgressListener.SILENT));
    }

    private static JsonNode front(Path study) throws IOException {
        return new JsonMapper().readTree(Files.readString(study.resolve("front.json")));
    }

    @Test
    void everyPromisedFileIsThere() {
        assertThat(first.status()).isEqualTo(Summary.Status.COMPLETE);
        assertThat(first.files()).isNotEmpty().allSatisfy(file -> assertThat(file)
                .isNotEmptyFile());
        assertThat(folder.resolve("study")).isDirectoryContaining("glob:**/scenario.resolved.yaml");
    }

    @Test
    void aSecondRunTakesNetworkAndTraceFromTheCacheAndFindsTheSameFront() throws IOException {
        Summary second = run(scenario("report.folder=" + folder.resolve("again")));
        assertThat(second.phases().stream().filter(Phase::cached).map(Phase::name))
                .containsExactly("train", "trace");
        assertThat(front(folder.resolve("again")).path("designs"))
                .isEqualTo(front(folder.resolve("study")).path("designs"));
        assertThat(folder.resolve("again/trials.jsonl")).hasSameBinaryContentAs(folder.resolve("study/trials.jsonl"));
    }

    @Test
    void oneThreadFindsWhatTwoFind() throws IOException {
        run(scenario("report.folder=" + folder.resolve("one"), "search.threads=1"));
        assertThat(folder.resolve("one/trials.jsonl")).hasSameBinaryContentAs(folder.resolve("study/trials.jsonl"));
    }

    @Test
    void anInterruptedSearchGoesOnToTheSameEnd() {
        Scenario interrupted = scenario("report.folder=" + folder.resolve("interrupted"));
        AtomicBoolean stop = new AtomicBoolean();
        ProgressListener stopAfterThreeGenerations = event -> {
            if (event instanceof ProgressEvent.Generation generation && generation.generation() == 3) {
                stop.set(true);
            }
        };
        assertThatThrownBy(() ->
                        workbench.run(interrupted, StudyMode.RESUME, context(stop::get, stopAfterThreeGenerations)))
                .isInstanceOf(CancelledException.class)
                .hasMessageStartingWith("Search interrupted after ");
        run(interrupted);
        assertThat(folder.resolve("interrupted/trials.jsonl"))
                .hasSameBinaryContentAs(folder.resolve("study/trials.jsonl"));
    }

    @Test
    void aDesignOfTheFrontSimulatesToTheFiguresThatTheFrontStates() throws IOException {
        Path file = folder.resolve("study/front.json");
        JsonNode designs = front(folder.resolve("study")).path("designs");
        for (JsonNode design : List.of(designs.get(0), designs.get(designs.size() - 1))) {
            DesignReference reference =
                    new DesignReference(file, design.path("id").asText());
            Simulation simulation = workbench
                    .simulate(
                            new SimulationRequest(
                                    new Of.AScenario(scenario()),
                                    Optional.of(reference),
                                    Optional.empty(),
                                    Optional.empty(),
                                    LoadRequest.AS_IT_IS),
                            context(Cancellation.NEVER, ProgressListener.SILENT))
                    .get(0);
            JsonNode report = design.path("report");
            assertThat(simulation.report().accuracy())
                    .isCloseTo(report.path("accuracy").asDouble(), within(1e-9));
            assertThat(simulation.report().energyJ())
                    .isCloseTo(
                            report.path("energy_j").asDouble(),
                            within(1e-9 * report.path("energy_j").asDouble() + 1e-12));
        }
    }

    @Test
    void aBudgetThatNobodyMeetsIsSaidToBeSo() {
        Summary summary =
                run(scenario("report.folder=" + folder.resolve("infeasible"), "budget.latency_budget_ms=0.001"));
        assertThat(summary.status()).isEqualTo(Summary.Status.INFEASIBLE);
        assertThat(summary.verdict())
                .startsWith("No design keeps every limit. The nearest, ")
                .contains(" misses mean latency ≤ 0.00100 ms by ");
        assertThat(summary.figures())
                .filteredOn(figure -> figure.name().equals("nearest design"))
                .hasSizeBetween(1, 5)
                .allSatisfy(figure -> assertThat(figure.value()).contains("(breaks ≤ 0.00100 ms)"));
        assertThat(folder.resolve("infeasible/report.html")).isNotEmptyFile();
    }

    @Test
    void anotherStudyInTheSameFolderIsRefused() {
        assertThatThrownBy(() -> run(scenario("seed=4", "report.folder=" + folder.resolve("study"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name another folder (--output), or begin anew with --restart.");
    }

    @Test
    void aReportCanBeWrittenAnewFromItsFolder() throws IOException {
        Path study = folder.resolve("study");
        String before = Files.readString(study.resolve("front.csv"));
        String manifest = Files.readString(study.resolve("manifest.json"));
        String reproduce = Files.readString(study.resolve("report.html"));
        Files.delete(study.resolve("front.csv"));
        workbench.report(study, context(Cancellation.NEVER, ProgressListener.SILENT));
        assertThat(study.resolve("front.csv")).hasContent(before);
        assertThat(study.resolve("manifest.json")).hasContent(manifest);
        assertThat(reproduce).contains("exeunt run small.yaml");
        assertThat(study.resolve("report.html")).content().contains("exeunt run small.yaml");
    }

    @Test
    void aFolderWithoutAFinishedStudyHasNoReport() {
        assertThatThrownBy(() -> workbench.report(
                        folder.resolve("nowhere"), context(Cancellation.NEVER, ProgressListener.SILENT)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no finished study: manifest.json is missing");
    }

    @Test
    void aNamedSetTrainsASystemWhoseConfidencesReachTheTrace(@TempDir Path place) throws IOException {
        Scenario named = new ScenarioReader(TestWiring.knownNames()).read(SmallDigits.namedSetIn(place), List.of());
        ArtefactCache cache = new ArtefactCache(place.resolve("cache"), InstantSource.system());
        PhaseLog log = new PhaseLog(context(Cancellation.NEVER, ProgressListener.SILENT));

        Learned learned = new Learning(named, cache, log).run();

        assertThat(learned.trainSamples()).isEqualTo(300);
        assertThat(learned.trace().fit().exits().get(0).confidence()).hasSize(100);
        assertThat(learned.trace().report().exits().get(0).confidence()).hasSize(100);
        assertThat(learned.network().branches().get(0).macs()).isEqualTo(44);
    }
}
