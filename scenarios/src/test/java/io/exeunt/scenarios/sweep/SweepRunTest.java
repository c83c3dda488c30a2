package io.exeunt.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.ground.LockFile;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.sweep.SweepPlanner.Misfits;
import io.exeunt.scenarios.sweep.SweepPlanner.Size;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps from a trace to their page, killed and gone on with. */
class SweepRunTest {
    private static final String[] VARIED = {"device.id=jetson-tx2,raspberry-pi-5", "seed=1..2"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SmallStudy study;
    private final List<ProgressEvent> events = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        study = SmallStudy.in(folder);
    }

    private SweepPlan plan(String output, Misfits misfits, String... varied) {
        List<Axis> axes =
                Stream.of(varied).map(text -> AxisValues.parse("--vary", text)).toList();
        return new SweepPlanner(study::read, Size.USUAL, misfits)
                .plan(axes, Optional.of(folder.resolve(output)), "exeunt sweep s.yaml");
    }

    /** Runs until so many cells have been finished. */
    private Summary run(SweepPlan plan, StudyMode mode, int threads, int stopAfter) {
        AtomicInteger finished = new AtomicInteger();
        ProgressListener counting = event -> {
            events.add(event);
            if (event instanceof ProgressEvent.Step) {
                finished.incrementAndGet();
            }
        };
        RunContext context = new RunContext(
                () -> finished.get() >= stopAfter, counting, InstantSource.system(), List.of("sweep", "s.yaml"));
        return new SweepRun(study.workbench(), plan, study.file(), study::place, context)
                .run(mode, CellExecutor.threads(threads), "test");
    }

    private Summary run(SweepPlan plan, int threads) {
        return run(plan, StudyMode.RESUME, threads, Integer.MAX_VALUE);
    }

    /** What must not depend on threads, on where the folder is, and on whether it was done in one go. */
    private Map<String, String> contents(String output) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        Path root = folder.resolve(output);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(file).toString();
                if (!name.matches(
                        ".*(manifest\\.json|result\\.json\\.gz|\\.lock|\\.front\\.json|scenario\\.resolved\\.yaml)")) {
                    contents.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    @Test
    void everyCellIsAStudyAndOnePageShowsAll() throws IOException {
        Summary summary = run(plan("out", Misfits.REFUSE, VARIED), 1);

        assertThat(summary.status()).isEqualTo(Summary.Status.COMPLETE);
        assertThat(summary.verdict())
                .startsWith("4 cells, each with a front; hypervolume against one reference from 0.");
        assertThat(summary.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("sweep.html", "sweep.csv", "fronts.csv", "sweep.json");
        assertThat(Files.readAllLines(folder.resolve("out/sweep.csv"))).hasSize(5);
        assertThat(folder.resolve("out/cells/device.id=raspberry-pi-5+seed=2/trials.jsonl"))
                .isNotEmptyFile();
    }

    @Test
    void threadsAndStopsChangeNoByte() throws IOException {
        run(plan("one", Misfits.REFUSE, VARIED), 1);
        SweepPlan stopped = plan("two", Misfits.REFUSE, VARIED);

        assertThatThrownBy(() -> run(stopped, StudyMode.RESUME, 1, 1))
                .isInstanceOf(CancelledException.class)
                .hasMessage("1 of 4 cells are done; the same command goes on from there");
        events.clear();
        run(stopped, 3);

        assertThat(contents("two")).isEqualTo(contents("one"));
        assertThat(events).contains(new ProgressEvent.Note("sweep: 4 cells, 3 of them to be computed"));
    }

    @Test
    void aFinishedSweepIsOnlyReadAndMoreValuesAreAdded() throws IOException {
        run(plan("out", Misfits.REFUSE, VARIED), 2);
        Path manifest = folder.resolve("out/cells/device.id=jetson-tx2+seed=1/manifest.json");
        var written = Files.getLastModifiedTime(manifest);
        events.clear();

        run(plan("out", Misfits.REFUSE, "device.id=jetson-tx2,raspberry-pi-5", "seed=1..3"), 2);

        assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(written);
        assertThat(events).contains(new ProgressEvent.Note("sweep: 6 cells, 2 of them to be computed"));
        assertThat(Files.readAllLines(folder.resolve("out/sweep.csv"))).hasSize(7);
    }

    @Test
    void frontsThatWereKeptAreReadAgainWhenTheResultHasChangedOrTheyAreDamaged() throws IOException {
        SweepPlan plan = plan("out", Misfits.REFUSE, VARIED);
        run(plan, 2);
        Map<String, String> written = contents("out");
        Files.writeString(plan.root(plan.cells().get(0)).resolve(".front.json"), "{");
        Files.copy(
                plan.root(plan.cells().get(2)).resolve(".front.json"),
                plan.root(plan.cells().get(1)).resolve(".front.json"),
                StandardCopyOption.REPLACE_EXISTING);

        run(plan, 2);

        assertThat(contents("out")).isEqualTo(written);
    }

    @Test
    void whatCellsShareIsReadOnce() {
        run(plan("out", Misfits.REFUSE, VARIED), 2);

        assertThat(events)
                .filteredOn(event ->
                        event instanceof ProgressEvent.Note note && note.text().startsWith("read: "))
                .hasSize(1);
    }

    @Test
    void cellsThatFailAreNamedAndOthersGoOn() throws IOException {
        SweepPlan plan = plan("out", Misfits.COUNT, "device.id=jetson-tx2,nobody", "seed=1..2");

        Summary summary = run(plan, 2);

        assertThat(summary.status()).isEqualTo(Summary.Status.FAILED_TRIALS);
        assertThat(summary.verdict()).startsWith("4 cells, 2 with a front, 2 failed; ");
        assertThat(summary.figures())
                .anyMatch(figure -> figure.name().equals("failed cell")
                        && figure.value()
                                .startsWith("device.id=nobody, seed=1: --vary device.id=nobody: /device/id: unknown"));
        assertThat(Files.readString(folder.resolve("out/sweep.html"))).contains("Cells that failed");
    }

    @Test
    void whatOnlyTheWorkShowsToBeWrongIsToldWithItsPlace() throws IOException {
        Files.writeString(
                study.file(), Files.readString(study.file()).replace("max_softmax", "max_softmax, class_exclusion"));

        Summary summary = run(plan("out", Misfits.REFUSE, "seed=1..2"), 2);

        assertThat(summary.figures())
                .filteredOn(figure -> figure.name().equals("failed cell"))
                .extracting(Summary.Figure::value)
                .containsExactly(
                        "seed=1: " + study.file()
                                + ":5:25: /policies/1: Expected heads that class_exclusion can read, given"
                                + " net (softmax). Maybe docs/policies.md says what each policy reads",
                        "seed=2: " + study.file()
                                + ":5:25: /policies/1: Expected heads that class_exclusion can read, given"
                                + " net (softmax). Maybe docs/policies.md says what each policy reads");
    }

    @Test
    void aCellThatBreaksDownDoesNotEndTheSweep() throws IOException {
        SweepPlan plan = plan("out", Misfits.REFUSE, VARIED);
        Path broken = plan.root(plan.cells().get(1));
        Files.createDirectories(broken);
        Files.writeString(broken.resolve("trials.jsonl"), "no journal\n");
        Files.writeString(broken.resolve("study.json"), "{}\n");

        Summary summary = run(plan, 1);

        assertThat(summary.status()).isEqualTo(Summary.Status.FAILED_TRIALS);
        assertThat(summary.figures()).contains(new Summary.Figure("with a front", "3"));
    }

    @Test
    void limitsThatNothingKeepsAreInfeasibleAndNoFailure() {
        Summary summary = run(plan("out", Misfits.REFUSE, "budget.latency_budget_ms=0.000001,1000"), 1);

        assertThat(summary.status()).isEqualTo(Summary.Status.COMPLETE);
        assertThat(summary.verdict()).startsWith("2 cells, 1 with a front, 1 infeasible");
        assertThat(run(plan("none", Misfits.REFUSE, "budget.latency_budget_ms=0.000001"), 1)
                        .status())
                .isEqualTo(Summary.Status.INFEASIBLE);
    }

    @Test
    void theSecondOfTwoProcessesIsTold() throws IOException {
        SweepPlan plan = plan("out", Misfits.REFUSE, VARIED);
        try (LockFile held = LockFile.tryTake(folder.resolve("out/.sweep.lock")).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> run(plan, 1))
                    .hasMessage(folder.resolve("out") + ": another process is working on this sweep");
        }
    }

    @Test
    void anotherSweepOrQuestionInTheFolderIsRefusedBeforeAnyWork() {
        run(plan("out", Misfits.REFUSE, "seed=1..2"), 1);

        assertThatThrownBy(() -> run(plan("out", Misfits.REFUSE, VARIED), 1))
                .hasMessageStartingWith(folder.resolve("out")
                        + ": another sweep was begun in this folder: it varies seed, given device.id, seed");
        SweepPlan other = new SweepPlanner(
                        own -> study.read(Stream.concat(Stream.of("budget.min_accuracy=0.5"), own.stream())
                                .toList()),
                        Size.USUAL,
                        Misfits.REFUSE)
                .plan(List.of(new Axis("seed", List.of("1", "2"))), Optional.of(folder.resolve("out")), "x");
        assertThatThrownBy(() -> run(other, 1))
                .hasMessageStartingWith(folder.resolve("out/cells/seed=1")
                        + ": another study was begun in this folder: budget.min_accuracy was 0.0, is 0.5");
    }

    @Test
    void aForecastCountsSearchesForComparisonAndLeavesOutWhatIsThere() {
        assertThat(Forecast.of(plan("out", Misfits.REFUSE, "seed=1..3"))).isEqualTo(new Forecast(3, 0, 0, 540));
        run(plan("out", Misfits.REFUSE, "seed=1..2"), 1);

        assertThat(Forecast.of(plan("out", Misfits.REFUSE, "seed=1..3"))).isEqualTo(new Forecast(3, 0, 2, 180));
    }
}
