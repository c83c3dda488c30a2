package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Evaluation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExhaustiveExplorationTest {
    @TempDir
    Path folder;

    private static ExploreSpec spec(List<String> policies, int evaluations) {
        ExploreSpec spec = TinyStudy.spec(policies, List.of("static"));
        return new ExploreSpec(
                spec.title(),
                spec.seed(),
                spec.policies(),
                spec.governors(),
                spec.across(),
                spec.periodS(),
                spec.budget(),
                spec.objectives(),
                new SearchSpec(
                        SearchSpec.Algorithm.EXHAUSTIVE,
                        null,
                        evaluations,
                        20,
                        1,
                        4,
                        0,
                        SearchSpec.ReferencePoint.FROM_BASELINES));
    }

    private Exploration explored(ExploreSpec spec) {
        RunContext context = new RunContext(Cancellation.NEVER, ProgressListener.SILENT, Clock.systemUTC(), List.of());
        StudyPlaces places = new StudyPlaces(folder.resolve("a"), folder.resolve("b"), folder.resolve("c"));
        return new Explorer(spec, TinyStudy.subject("own"), List.of(TinyStudy.board("tiny", 0)), new PhaseLog(context))
                .run(places);
    }

    @Test
    void everyDesignIsLookedAtAndNothingIsBetterThanTheFront() {
        Exploration exploration = explored(spec(List.of("patience"), 10_000));
        var found = exploration.search();
        List<Evaluation> all = Stream.iterate(0L, i -> i + 1)
                .limit((long) found.space().space().size())
                .map(found.space().space()::pointAt)
                .map(found.evaluator()::evaluate)
                .toList();
        assertThat(found.result().evaluations()).hasSize(all.size());
        assertThat(found.result().front().members().stream().map(Evaluation::id))
                .isNotEmpty()
                .isEqualTo(ParetoFront.of(all).members().stream()
                        .map(Evaluation::id)
                        .toList());
    }

    @Test
    void aSpaceThatIsTooLargeIsRefusedWithItsSize() {
        assertThatThrownBy(() -> explored(spec(List.of("max_softmax"), 300)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("(?s).*search.algorithm: Expected a space of at most 300 designs"
                        + " \\(search.evaluations\\) to look at each, given one of [0-9,]+.*");
    }

    @Test
    void whatIsRememberedOfARuleIsWhatWouldBeCountedAnew() {
        TinyStudy.Ground ground = TinyStudy.Ground.of(
                TinyStudy.subject("own"),
                List.of(TinyStudy.board("tiny", 0)),
                TinyStudy.spec(TinyStudy.POLICIES, List.of("schedule")));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            EarlyExitDesign first = ground.space().decode(ground.space().space().random(random));
            EarlyExitDesign other = ground.space().decode(ground.space().space().random(random));
            EarlyExitDesign again = first.at(other.clocks());
            ground.evaluator().counts(first);
            assertThat(ground.evaluator().counts(again).histogram())
                    .isEqualTo(ground.evaluator()
                            .policy(again)
                            .paths(ground.space()
                                    .subject()
                                    .systems()
                                    .get(again.rule().system())
                                    .trace()
                                    .fit()));
        }
    }
}
