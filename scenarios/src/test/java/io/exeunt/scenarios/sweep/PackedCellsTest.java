package io.exeunt.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.scenarios.run.RemoteStudies;
import io.exeunt.scenarios.sweep.CellWork.Packed;
import io.exeunt.scenarios.sweep.SweepPlanner.Misfits;
import io.exeunt.scenarios.sweep.SweepPlanner.Size;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are packed, computed without a file of the sweep, and taken back. */
class PackedCellsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SmallStudy study;
    private Path board;

    @BeforeEach
    void write() throws IOException {
        study = SmallStudy.in(folder);
        board = Files.writeString(folder.resolve("board.yaml"), DeviceCatalog.file("jetson-tx1"));
        Files.writeString(folder.resolve("requests.txt"), "0\n0.01\n0.02\n0.05\n");
    }

    private SweepPlan plan(String... varied) {
        return new SweepPlanner(study::read, Size.USUAL, Misfits.REFUSE)
                .plan(
                        Stream.of(varied)
                                .map(text -> AxisValues.parse("--vary", text))
                                .toList(),
                        Optional.of(folder.resolve("out")),
                        "exeunt sweep s.yaml");
    }

    private Summary run(SweepPlan plan, CellExecutor executor) {
        RunContext context = new RunContext(() -> false, event -> {}, CLOCK, List.of("sweep", "s.yaml"));
        return new SweepRun(study.workbench(), plan, study.file(), study::place, context)
                .run(StudyMode.RESUME, executor, "test");
    }

    /** Every byte of every file that holds something. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        Path root = folder.resolve("out");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.toString().endsWith(".lock")) {
                    contents.put(root.relativize(file).toString(), content(file));
                }
            }
        }
        return contents;
    }

    /** The first cell of a machine reads what others share, which is told among its phases, and a kept front names its result's hash. */
    private static String content(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.equals("result.json.gz")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                return without("phases", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return switch (name) {
            case "manifest.json" -> without("phases", text);
            case ".front.json" -> without("result", text);
            default -> text;
        };
    }

    private static String without(String key, String json) {
        String fewer = json.replaceAll("(?s)\"" + key + "\"\\s*:\\s*(\\[[^\\]]*]|\"[^\"]*\")", "");
        assertThat(fewer).isNotEqualTo(json);
        return fewer;
    }

    private Map<String, String> computedHere(SweepPlan plan) throws IOException {
        run(plan, CellExecutor.thisThread());
        Map<String, String> contents = contents();
        Files.move(folder.resolve("out"), folder.resolve("here"));
        return contents;
    }

    private void assertSame(Map<String, String> here) throws IOException {
        Map<String, String> elsewhere = contents();
        assertThat(elsewhere.keySet()).isEqualTo(here.keySet());
        here.forEach((file, bytes) -> assertThat(elsewhere.get(file))
                .as(file)
                .satisfies(found -> assertThat(found.equals(bytes)).isTrue()));
    }

    /** Another machine: it sees what is packed, and nothing else. */
    private static final class Elsewhere implements CellExecutor {
        private final List<String> commandLines = new ArrayList<>();

        @Override
        public List<CellEnd> run(List<PlannedCell> cells, CellWork work, BooleanSupplier stop) {
            return cells.stream()
                    .map(cell -> work.pack(cell) instanceof Packed.Ready ready
                            ? work.take(cell, computed(ready))
                            : new CellEnd.Failed("not packed"))
                    .toList();
        }

        private byte[] computed(Packed.Ready ready) {
            var packed = ready.study();
            commandLines.add(String.join(" ", packed.commandLine()));
            ProgressListener nobody = event -> {};
            return new RemoteStudies(packed.subject().content(), "test")
                    .search(packed.scenario(), new RunContext(() -> false, nobody, CLOCK, packed.commandLine()));
        }
    }

    @Test
    void aCellThatWasComputedElsewhereHasTheSameFilesToTheLastByte() throws IOException {
        SweepPlan plan = plan("device.id=jetson-tx2,raspberry-pi-5", "seed=1..2");
        Map<String, String> here = computedHere(plan);

        Summary summary = run(plan, new Elsewhere());

        assertThat(summary.status()).isEqualTo(Summary.Status.COMPLETE);
        assertSame(here);
        assertThat(here).hasSizeGreaterThan(4 * 10);
    }

    @Test
    void deviceFilesAndRecordedRequestsGoAlong() throws IOException {
        Files.writeString(
                study.file(),
                Files.readString(study.file())
                        .replace("{id: jetson-tx2}", "{file: board.yaml}")
                        .concat("load: {arrivals: requests.txt}\n"));
        SweepPlan plan = plan("seed=1..2");
        Map<String, String> here = computedHere(plan);
        Elsewhere elsewhere = new Elsewhere();

        run(plan, elsewhere);

        assertSame(here);
        assertThat(elsewhere.commandLines.get(1)).contains("--set seed=2").endsWith("out/cells/seed=2");
        assertThat(here.get("cells/seed=1/scenario.resolved.yaml")).contains("file: " + board);
    }

    @Test
    void cellsOfOneTraceShareOnePackedSubject() {
        SweepPlan plan = plan("seed=1..2");
        List<Object> subjects = new ArrayList<>();

        run(plan, (cells, work, stop) -> cells.stream()
                .map(cell -> {
                    subjects.add(((Packed.Ready) work.pack(cell)).study().subject());
                    return work.compute(cell);
                })
                .toList());

        assertThat(subjects.get(0)).isSameAs(subjects.get(1));
    }

    @Test
    void aCellWhoseTraceHasGoneFailsBeforeItIsSent() throws IOException {
        SweepPlan plan = plan("seed=1");
        Files.delete(folder.resolve("trace.npz"));

        run(plan, (cells, work, stop) -> {
            assertThat(work.pack(cells.get(0)))
                    .isInstanceOfSatisfying(Packed.Ended.class, ended -> assertThat(ended.end())
                            .isInstanceOfSatisfying(CellEnd.Failed.class, failed -> assertThat(failed.reason())
                                    .contains("trace.npz")));
            return List.of(work.failed(cells.get(0), "gone"));
        });
    }

    @Test
    void aStudyOfAnotherKindThatComesBackIsAFailureOfItsCell() {
        SweepPlan plan = plan("seed=1");

        Summary summary = run(plan, (cells, work, stop) -> List.of(work.take(cells.get(0), new byte[] {1, 2})));

        assertThat(summary.status()).isEqualTo(Summary.Status.FAILED_TRIALS);
        assertThat(summary.figures())
                .contains(new Summary.Figure(
                        "failed cell",
                        "seed=1: " + plan.root(plan.cells().get(0))
                                + ": Expected files with manifest.json, given none"));
    }
}
