package io.exeunt.search.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.RandomSearch;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.study.StudyResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StudyTest {
    private static final InstantSource STOPPED = InstantSource.fixed(Instant.EPOCH);
    private static final TrialExecutor SERIAL = TrialExecutor.serial(MixedProblem::evaluate);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private StudyResult uninterrupted;

    @SuppressWarnings("NullAway.Init")
    private byte[] journal;

    private static StudySpec.Builder spec() {
        return StudySpec.builder(MixedProblem.SPACE, MixedProblem.GOALS)
                .algorithm(NsgaII.standard(20))
                .budget(170)
                .seed(7)
                .initial(List.of(MixedProblem.SPACE.point(0, 0, 12, 1)));
    }

    @BeforeEach
    void runOnceWithoutInterruption() throws IOException {
        uninterrupted = new Study(spec().build()).run(folder.resolve("whole"), SERIAL, STOPPED);
        journal = Files.readAllBytes(folder.resolve("whole/trials.jsonl"));
    }

    private void assertSame(StudyResult result, Path where) throws IOException {
        assertThat(result.status()).isEqualTo(Status.COMPLETE);
        assertThat(result.history()).isEqualTo(uninterrupted.history());
        assertThat(ids(result)).isEqualTo(ids(uninterrupted));
        assertThat(result.front().members().toString())
                .isEqualTo(uninterrupted.front().members().toString());
        assertThat(result.box()).isEqualTo(uninterrupted.box());
        assertThat(where.resolve("trials.jsonl")).hasBinaryContent(journal);
    }

    private static List<String> ids(StudyResult result) {
        return result.evaluations().stream().map(Evaluation::id).toList();
    }

    /** Evaluations given up in their midst are not recorded, nor is what others finished after them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aStudyStoppedInTheMidstOfEvaluationsGoesOnAsIfNothingHadHappened(int threads) throws IOException {
        Path where = folder.resolve("stopped" + threads);
        AtomicInteger begun = new AtomicInteger();
        Evaluator stopping = point -> {
            if (begun.incrementAndGet() > 75) {
                throw new CancelledException("the user wants to stop");
            }
            return MixedProblem.evaluate(point);
        };
        try (TrialExecutor executor =
                threads == 1 ? TrialExecutor.serial(stopping) : TrialExecutor.threads(stopping, threads)) {
            StudyResult stopped = new Study(spec().build()).run(where, executor, STOPPED);
            assertThat(stopped.status()).isEqualTo(Status.INTERRUPTED);
            assertThat(stopped.evaluations()).hasSizeBetween(60, 75);
        }

        assertSame(new Study(spec().build()).run(where, SERIAL, STOPPED), where);
    }

    @Test
    void aStudySpendsItsBudgetAndCountsItsTrials() {
        assertThat(uninterrupted.status()).isEqualTo(Status.COMPLETE);
        assertThat(uninterrupted.evaluations()).hasSize(170);
        assertThat(Arrays.stream(State.values()).mapToInt(uninterrupted::count).sum())
                .isEqualTo(170);
        assertThat(uninterrupted.count(State.FAILED)).isPositive();
        assertThat(uninterrupted.count(State.INFEASIBLE)).isPositive();
        assertThat(uninterrupted.front().size()).isGreaterThan(5);
        assertThat(uninterrupted.history()).hasSize(9);
        assertThat(uninterrupted.history().get(8).evaluations()).isEqualTo(170);
        assertThat(uninterrupted.infeasibility()).isEmpty();
    }

    @Test
    void hypervolumeNeverFalls() {
        double[] course = uninterrupted.history().stream()
                .mapToDouble(GenerationStats::hypervolume)
                .toArray();
        assertThat(course).isSorted();
        assertThat(course[8]).isGreaterThan(course[0]).isEqualTo(uninterrupted.hypervolume());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void threadsDoNotChangeAByte(int threads) throws IOException {
        Path where = folder.resolve("threads");
        try (TrialExecutor executor = TrialExecutor.threads(MixedProblem::evaluate, threads)) {
            assertSame(new Study(spec().build()).run(where, executor, STOPPED), where);
        }
    }

    /** Byte positions at the beginning and end of a line, within one, within a generation and at its end. */
    @Test
    void aKilledStudyResumesToTheSameEndFromEveryByte() throws IOException {
        int[] cuts = IntStream.concat(
                        IntStream.of(0, 1, journal.length - 1, journal.length),
                        IntStream.rangeClosed(1, 12).map(i -> i * journal.length / 13))
                .toArray();
        for (int cut : cuts) {
            Path where = Files.createDirectories(folder.resolve("cut" + cut));
            Files.copy(folder.resolve("whole/study.json"), where.resolve("study.json"));
            Files.write(where.resolve("trials.jsonl"), Arrays.copyOf(journal, cut));
            assertSame(new Study(spec().build()).run(where, SERIAL, STOPPED), where);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 33, 40, 169})
    void aCancelledStudyKeepsWhatItFoundAndResumesToTheSameEnd(int finished) throws IOException {
        Path where = folder.resolve("cancelled");
        AtomicInteger evaluated = new AtomicInteger();
        TrialExecutor counting = TrialExecutor.serial(point -> {
            evaluated.incrementAndGet();
            return MixedProblem.evaluate(point);
        });
        Study study = new Study(spec().build());
        StudyResult partial =
                study.cancelWhen(() -> evaluated.get() >= finished).run(where, counting, STOPPED);
        assertThat(partial.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(ids(partial)).isEqualTo(ids(uninterrupted).subList(0, finished));
        assertThat(Files.readAllLines(where.resolve("trials.jsonl"))).hasSize(1 + finished);

        assertSame(study.run(where, counting, STOPPED), where);
        assertThat(evaluated).hasValue(170);
    }

    @Test
    void cancellingOnSeveralThreadsLeavesNoGaps() throws IOException {
        Path where = folder.resolve("cancelled");
        AtomicInteger evaluated = new AtomicInteger();
        try (TrialExecutor executor = TrialExecutor.threads(
                point -> {
                    evaluated.incrementAndGet();
                    return MixedProblem.evaluate(point);
                },
                4)) {
            Study study = new Study(spec().build());
            StudyResult partial = study.cancelWhen(() -> evaluated.get() >= 50).run(where, executor, STOPPED);
            assertThat(partial.status()).isEqualTo(Status.INTERRUPTED);
            assertThat(partial.evaluations().size()).isBetween(50, 54);
            assertSame(study.run(where, executor, STOPPED), where);
        }
    }

    @Test
    void aFinishedStudyEvaluatesNothingAgain() throws IOException {
        TrialExecutor none = TrialExecutor.serial(point -> {
            throw new IllegalStateException("evaluated again");
        });
        assertSame(new Study(spec().build()).run(folder.resolve("whole"), none, STOPPED), folder.resolve("whole"));
    }

    @Test
    void aRaisedBudgetGoesOnAsIfItHadBeenSoFromTheBeginning() throws IOException {
        StudySpec larger = spec().budget(250).build();
        new Study(larger).run(folder.resolve("whole"), SERIAL, STOPPED);
        new Study(larger).run(folder.resolve("larger"), SERIAL, STOPPED);
        assertThat(folder.resolve("whole/trials.jsonl")).hasSameBinaryContentAs(folder.resolve("larger/trials.jsonl"));
    }

    @Test
    void aSmallerBudgetTakesNothingAway() throws IOException {
        StudyResult again = new Study(spec().budget(30).build()).run(folder.resolve("whole"), SERIAL, STOPPED);
        assertSame(again, folder.resolve("whole"));
        assertThat(again.spec().task().budget()).isEqualTo(170);
    }

    @Test
    void aCancelledReplayLeavesTheJournalAlone() throws IOException {
        StudyResult none = new Study(spec().budget(250).build())
                .cancelWhen(() -> true)
                .run(folder.resolve("whole"), SERIAL, STOPPED);
        assertThat(none.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(folder.resolve("whole/trials.jsonl")).hasBinaryContent(journal);
    }

    @Test
    void aSymbolicLinkInTheStudysFolderIsNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path where = Files.createDirectories(folder.resolve("foreign"));
        for (String name : List.of("trials.jsonl", ".study.lock", "study.json.tmp")) {
            Files.createSymbolicLink(where.resolve(name), precious);
        }
        Files.createSymbolicLink(where.resolve("study.json"), folder.resolve("nowhere"));
        assertSame(new Study(spec().build()).run(where, SERIAL, STOPPED), where);
        assertThat(precious).hasContent("mine");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void runningInMemoryGivesTheSameWithoutFiles() {
        StudyResult result = new Study(spec().build()).runInMemory(SERIAL, STOPPED);
        assertThat(ids(result)).isEqualTo(ids(uninterrupted));
    }

    @Test
    void aChangedStudyIsRefusedAndToldWhatChanged() {
        Path where = folder.resolve("whole");
        assertThatThrownBy(() -> new Study(spec().seed(8).build()).run(where, SERIAL, STOPPED))
                .isInstanceOf(StudyChangedException.class)
                .hasMessage(where.resolve("study.json")
                        + ": another study was begun in this folder: seed was 7, is 8" + System.lineSeparator()
                        + "  Maybe give the changed study a folder of its own, or delete this one to start over.");
        assertRefused(spec().algorithm(new RandomSearch(20)), "algorithm changed");
        assertRefused(spec().inputsHash("abc"), "inputsHash was \"\", is \"abc\"");
        assertRefused(spec().initial(List.of()), "initial was [");
        assertRefused(
                StudySpec.builder(
                                MixedProblem.SPACE, MixedProblem.GOALS.subjectTo(Constraint.atMost("latency", "ms", 9)))
                        .algorithm(NsgaII.standard(20))
                        .seed(7)
                        .initial(List.of(MixedProblem.SPACE.point(0, 0, 12, 1))),
                "constraints changed");
    }

    private void assertRefused(StudySpec.Builder changed, String because) {
        assertThatThrownBy(() -> new Study(changed.build()).run(folder.resolve("whole"), SERIAL, STOPPED))
                .isInstanceOf(StudyChangedException.class)
                .hasMessageContaining("another study was begun in this folder: " + because);
        assertThat(folder.resolve("whole/trials.jsonl")).hasBinaryContent(journal);
    }

    @Test
    void aCorruptedLineIsNamed() throws IOException {
        Path file = folder.resolve("whole/trials.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(41, "\"clok\"");
        Files.write(file, lines);
        assertThatThrownBy(() -> new Study(spec().build()).run(folder.resolve("whole"), SERIAL, STOPPED))
                .isInstanceOf(StoreException.class)
                .hasMessage(file + ":42: not a trial of this study: Expected bytes of a trial to be more, given 3"
                        + System.lineSeparator()
                        + "  Maybe cut the file before this line; the trials from there on are then evaluated again.");
    }

    @Test
    void aMissingLineIsNoticed() throws IOException {
        Path file = folder.resolve("whole/trials.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(99);
        Files.write(file, lines);
        assertThatThrownBy(() -> new Study(spec().build()).run(folder.resolve("whole"), SERIAL, STOPPED))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ":100: not a trial of this study: Expected checksum to be ");
    }

    @Test
    void aJournalOfAnotherCourseIsNoticed() throws IOException {
        Path where = folder.resolve("other");
        new Study(spec().seed(8).build()).run(where, SERIAL, STOPPED);
        Files.copy(
                where.resolve("trials.jsonl"),
                folder.resolve("whole/trials.jsonl"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> new Study(spec().build()).run(folder.resolve("whole"), SERIAL, STOPPED))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("The journal departs from the study at trial 2: expected design ");
    }

    @Test
    void twoRunsCannotWriteToOneStudy() {
        Study study = new Study(spec().build());
        Path where = folder.resolve("busy");
        TrialExecutor nosy = (batch, cancelled) -> {
            study.run(where, SERIAL, STOPPED);
            return List.of();
        };
        assertThatThrownBy(() -> study.run(where, nosy, STOPPED))
                .isInstanceOf(StoreException.class)
                .hasMessage(where.resolve("trials.jsonl") + ": another run of this study is writing to it");
    }

    @Test
    void aFolderThatCannotBeMadeIsAStoreError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new Study(spec().build()).run(file, SERIAL, STOPPED))
                .isInstanceOf(StoreException.class)
                .hasMessage("Could not write " + file + ": " + file + " is there already, and not a folder");
    }

    @Test
    void whenNothingIsFeasibleTheResultSaysWhy() {
        StudySpec impossible = StudySpec.builder(
                        MixedProblem.SPACE, MixedProblem.GOALS.subjectTo(Constraint.atMost("energy", "mJ", 0.1)))
                .budget(100)
                .build();
        TrialExecutor executor = TrialExecutor.serial(point -> {
            Evaluation evaluation = MixedProblem.evaluate(point);
            return impossible
                    .goals()
                    .evaluation(point, Map.of("accuracy", evaluation.objective(0), "energy", evaluation.objective(1)));
        });
        StudyResult result = new Study(impossible).runInMemory(executor, STOPPED);
        assertThat(result.front().isEmpty()).isTrue();
        assertThat(result.infeasibility().orElseThrow().leastViolating()).hasSize(10);
        assertThat(result.infeasibility().orElseThrow().binding().orElseThrow().constraint())
                .hasToString("energy <= 0.1 mJ");
    }

    @Test
    void listenersLearnRateAndRemainingTimeOfThisRunAlone() throws IOException {
        Files.delete(folder.resolve("whole/trials.jsonl"));
        AtomicInteger evaluated = new AtomicInteger();
        InstantSource halfSecondPerTrial = () -> Instant.EPOCH.plusMillis(500L * evaluated.get());
        TrialExecutor executor = TrialExecutor.serial(point -> {
            evaluated.incrementAndGet();
            return MixedProblem.evaluate(point);
        });
        List<StudyProgress> told = new ArrayList<>();
        Study study = new Study(spec().build()).onProgress(told::add);
        study.cancelWhen(() -> evaluated.get() >= 60).run(folder.resolve("whole"), executor, halfSecondPerTrial);
        assertThat(told).hasSize(3).allMatch(p -> p.evaluationsPerS() == 2 && p.budget() == 170);
        assertThat(told.get(2).eta()).isEqualTo(Duration.ofSeconds(55));

        told.clear();
        study.run(folder.resolve("whole"), executor, halfSecondPerTrial);
        assertThat(told.get(0).evaluationsPerS()).isNaN();
        assertThat(told.get(3).replayed()).isEqualTo(60);
        assertThat(told.get(3).evaluationsPerS()).isEqualTo(2);
        assertThat(told.stream().map(StudyProgress::stats)).isEqualTo(uninterrupted.history());
    }

    @Test
    void aCourseThatWasCutForTimeIsNamedAsACause() throws IOException {
        Path where = folder.resolve("timed");
        new Study(spec().seed(8).build()).run(where, SERIAL, STOPPED);
        Files.copy(
                where.resolve("trials.jsonl"),
                folder.resolve("whole/trials.jsonl"),
                StandardCopyOption.REPLACE_EXISTING);
        try (TrialExecutor timed = TrialExecutor.threads(MixedProblem::evaluate, 1, Duration.ofHours(1), () -> 0)) {
            assertThatThrownBy(() -> new Study(spec().build()).run(folder.resolve("whole"), timed, STOPPED))
                    .isInstanceOf(StoreException.class)
                    .hasMessageEndingWith(
                            "  Maybe another version of the program wrote it, or search.trial_timeout_s cut a"
                                    + " refinement short in one run and not in the other; a folder of its own starts the study"
                                    + " afresh.");
        }
    }
}
