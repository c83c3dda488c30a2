package io.exeunt.search.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.Sha256;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.algorithm.Algorithm;
import io.exeunt.search.algorithm.ExhaustiveSearch;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.RandomSearch;
import io.exeunt.search.algorithm.Refinement;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension.IntRange;
import io.exeunt.search.study.StudyResult.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A study goes on from its checkpoint to what it would have come to without one. */
final class SearchCheckpointTest {
    private static final InstantSource STOPPED = InstantSource.fixed(Instant.EPOCH);
    private static final Evaluator EVALUATOR = MixedProblem::evaluate;
    private static final TrialExecutor SERIAL = TrialExecutor.serial(EVALUATOR);
    private static final int EVERY = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    /** Proposes a neighbour of a good design. */
    private static final class Neighbours implements Refinement {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public String name() {
            return "neighbours";
        }

        @Override
        public Set<Integer> decided() {
            return Set.of();
        }

        @Override
        public Object family(DesignPoint design) {
            return design;
        }

        @Override
        public List<Evaluation> near(Evaluation member, Predicate<double[]> covered) {
            asked.incrementAndGet();
            double clock = member.point().value("clock");
            return IntStream.of(-1, 1)
                    .mapToDouble(step -> clock + step)
                    .filter(each -> each >= 1 && each <= 12)
                    .mapToObj(each -> EVALUATOR.attempt(member.point().with("clock", each)))
                    .toList();
        }
    }

    private static StudySpec spec(Algorithm algorithm, Refinement... refinements) {
        return StudySpec.builder(MixedProblem.SPACE, MixedProblem.GOALS)
                .algorithm(algorithm)
                .budget(640)
                .seed(3)
                .refinements(List.of(refinements))
                .initial(List.of(MixedProblem.SPACE.point(0, 0, 12, 1)))
                .build();
    }

    private Study study(StudySpec spec) {
        return new Study(spec).checkpointEvery(EVERY).onNote(notes::add);
    }

    static Stream<Algorithm> algorithms() {
        return Stream.of(
                NsgaII.standard(20),
                NsgaII.standard(20).on(3),
                NsgaII.standard(20).restartingAfter(2),
                NsgaII.standard(20).on(2).restartingAfter(1),
                new RandomSearch(30));
    }

    private static void assertSame(StudyResult result, StudyResult whole) {
        assertThat(result.status()).isEqualTo(Status.COMPLETE);
        assertThat(result.history()).isEqualTo(whole.history());
        assertThat(result.evaluations().toString())
                .isEqualTo(whole.evaluations().toString());
        assertThat(result.front().members().toString())
                .isEqualTo(whole.front().members().toString());
        assertThat(result.box()).isEqualTo(whole.box());
        assertThat(Arrays.stream(Evaluation.State.values()).map(result::count))
                .isEqualTo(Arrays.stream(Evaluation.State.values())
                        .map(whole::count)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aStudyStoppedAnywhereGoesOnToTheSameBytes(Algorithm algorithm) throws IOException {
        StudySpec spec = spec(algorithm, new Neighbours());
        Path whole = folder.resolve("whole");
        StudyResult uninterrupted = study(spec).run(whole, SERIAL, STOPPED);
        for (int stop : List.of(99, 100, 101, 250, 639)) {
            Path where = folder.resolve("stopped" + stop);
            AtomicInteger evaluated = new AtomicInteger();
            TrialExecutor counting = TrialExecutor.serial(point -> {
                evaluated.incrementAndGet();
                return MixedProblem.evaluate(point);
            });
            study(spec).cancelWhen(() -> evaluated.get() >= stop).run(where, counting, STOPPED);
            assertSame(study(spec).run(where, SERIAL, STOPPED), uninterrupted);
            for (String file : List.of("trials.jsonl", "checkpoint.json", "study.json")) {
                assertThat(where.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
            }
        }
        assertThat(notes).isEmpty();
    }

    /** Refinements are asked on all of them. */
    @Test
    void threadsDoNotChangeAByte() throws IOException {
        StudySpec spec = spec(NsgaII.standard(20), new Neighbours());
        study(spec).run(folder.resolve("one"), SERIAL, STOPPED);
        try (TrialExecutor three = TrialExecutor.threads(EVALUATOR, 3)) {
            study(spec).run(folder.resolve("three"), three, STOPPED);
            assertThat(three.all(List.<Supplier<String>>of())).isEmpty();
        }
        for (String file : List.of("trials.jsonl", "checkpoint.json")) {
            assertThat(folder.resolve("three").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
    }

    @Test
    void anExhaustiveSearchGoesOnToo() throws IOException {
        StudySpec spec = StudySpec.builder(
                        DesignSpace.of(new IntRange("a", 0, 19), new IntRange("b", 0, 19)), MixedProblem.GOALS)
                .algorithm(new ExhaustiveSearch(70))
                .budget(400)
                .build();
        TrialExecutor executor = TrialExecutor.serial(SearchCheckpointTest::sum);
        StudyResult whole = study(spec).run(folder, executor, STOPPED);
        assertThat(folder.resolve("checkpoint.json")).isRegularFile();
        assertSame(study(spec).run(folder, executor, STOPPED), whole);
    }

    private static Evaluation sum(DesignPoint point) {
        return MixedProblem.GOALS.evaluation(
                point, Map.of("accuracy", point.value(0) / 20, "energy", 1 + point.value(1), "latency", 1.0));
    }

    @Test
    void whatLiesBeforeACheckpointIsNotDoneAgain() {
        Neighbours neighbours = new Neighbours();
        StudySpec spec = spec(NsgaII.standard(20), neighbours);
        study(spec).run(folder, SERIAL, STOPPED);
        int asked = neighbours.asked.get();
        List<StudyProgress> told = new ArrayList<>();
        study(spec).onProgress(told::add).run(folder, SERIAL, STOPPED);
        assertThat(neighbours.asked.get() - asked).isLessThan(asked / 2);
        assertThat(told.get(0).stats().evaluations()).isGreaterThanOrEqualTo(500);
    }

    @Test
    void theBudgetMayBeRaisedAfterwards() throws IOException {
        StudySpec small = spec(NsgaII.standard(20), new Neighbours());
        study(small).run(folder.resolve("raised"), SERIAL, STOPPED);
        StudySpec large = small.withBudgetOf(1000);
        StudyResult raised = study(large).run(folder.resolve("raised"), SERIAL, STOPPED);
        assertSame(raised, study(large).run(folder.resolve("large"), SERIAL, STOPPED));
        assertThat(folder.resolve("raised/trials.jsonl")).hasSameBinaryContentAs(folder.resolve("large/trials.jsonl"));
    }

    @Test
    void aShortStudyHasNoCheckpoint() {
        new Study(spec(NsgaII.standard(20))).run(folder, SERIAL, STOPPED);
        assertThat(folder.resolve("checkpoint.json")).doesNotExist();
    }

    @Test
    void discardingAStudyTakesItsCheckpointAway() {
        study(spec(NsgaII.standard(20))).run(folder, SERIAL, STOPPED);
        Study.discard(folder);
        assertThat(folder.resolve("checkpoint.json")).doesNotExist();
    }

    /** Whatever byte is changed. */
    @Test
    void aDamagedCheckpointIsToldAndTheCourseTakenAgain() throws IOException {
        StudySpec spec = spec(NsgaII.standard(20));
        StudyResult whole = study(spec).run(folder, SERIAL, STOPPED);
        Path file = folder.resolve("checkpoint.json");
        byte[] sound = Files.readAllBytes(file);
        for (int at = 0; at < sound.length; at += 97) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            notes.clear();
            assertSame(study(spec).run(folder, SERIAL, STOPPED), whole);
            assertThat(notes).singleElement().asString().startsWith(file + ": of no use, as it ");
            assertThat(file).hasBinaryContent(sound);
        }
        Files.write(file, Arrays.copyOf(sound, sound.length / 2));
        notes.clear();
        assertSame(study(spec).run(folder, SERIAL, STOPPED), whole);
        assertThat(notes)
                .containsExactly(file
                        + ": of no use, as it was damaged: its digest is not that of its content. The search's course is"
                        + " taken again from its journal, which gives the same and takes longer");
    }

    @Test
    void aCheckpointThatFitsNotIsToldAndTheCourseTakenAgain() throws IOException {
        StudySpec spec = spec(NsgaII.standard(20));
        StudyResult whole = study(spec).run(folder, SERIAL, STOPPED);
        Path file = folder.resolve("checkpoint.json");
        String line = Files.readAllLines(file).get(0);
        String start = file + ": of no use, as ";

        put(file, line.replace("\"version\":4", "\"version\":2"));
        assertSame(study(spec).run(folder, SERIAL, STOPPED), whole);
        assertThat(notes.get(0)).startsWith(start + "another version of Exeunt wrote it");
        put(file, line.replaceAll("\"study\":\"..", "\"study\":\"zz"));
        assertSame(study(spec).run(folder, SERIAL, STOPPED), whole);
        assertThat(notes.get(1)).startsWith(start + "it is of another study");
        put(file, line.replaceAll("\"checksum\":-?\\d+", "\"checksum\":1"));
        assertSame(study(spec).run(folder, SERIAL, STOPPED), whole);
        assertThat(notes.get(2)).startsWith(start + "it is of another journal");
        put(file, line.replaceAll("\"population\":\\[\\d+", "\"population\":[99999"));
        assertSame(study(spec).run(folder, SERIAL, STOPPED), whole);
        assertThat(notes.get(3)).startsWith(start + "Expected population to be designs in 0..");
        put(file, "null");
        assertSame(study(spec).run(folder, SERIAL, STOPPED), whole);
        assertThat(notes).hasSize(5);
    }

    private static void put(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n" + Sha256.of(line.getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    @Test
    void aJournalThatWasCutBeforeItsCheckpointIsTakenAgain() throws IOException {
        StudySpec spec = spec(NsgaII.standard(20));
        StudyResult whole = study(spec).run(folder, SERIAL, STOPPED);
        Path journal = folder.resolve("trials.jsonl");
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Files.readAllLines(journal).subList(0, 51));
        assertSame(study(spec).run(folder, SERIAL, STOPPED), whole);
        assertThat(notes).singleElement().asString().contains("the journal has 50 trials, and it comes after ");
        assertThat(journal).hasBinaryContent(bytes);
    }

    /** The generation is whole, but what follows it may not be. */
    @Test
    void nothingIsCheckpointedOnceTheUserWantsToStop() {
        AtomicInteger evaluated = new AtomicInteger();
        TrialExecutor counting = TrialExecutor.serial(point -> {
            evaluated.incrementAndGet();
            return MixedProblem.evaluate(point);
        });

        study(spec(new RandomSearch(EVERY)))
                .cancelWhen(() -> evaluated.get() >= EVERY)
                .run(folder, counting, STOPPED);

        assertThat(evaluated).hasValue(EVERY);
        assertThat(folder.resolve("checkpoint.json")).doesNotExist();
    }
}
