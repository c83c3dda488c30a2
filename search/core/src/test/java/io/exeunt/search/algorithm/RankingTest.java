package io.exeunt.search.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.search.MixedProblem;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RankingTest {
    private static DesignPoint point(double threshold) {
        return MixedProblem.SPACE.point(0, 0, 1, threshold);
    }

    private static Evaluation of(double threshold, double accuracy, double energy, double latency) {
        return MixedProblem.GOALS.evaluation(
                point(threshold), Map.of("accuracy", accuracy, "energy", energy, "latency", latency));
    }

    @Test
    void feasibleThenInfeasibleByViolationThenFailedThenCopies() {
        Ranking ranking = Ranking.of(List.of(
                of(0.1, 0.9, 1, 1),
                of(0.1, 0.9, 1, 1),
                Evaluation.failed(point(0.2), "boom"),
                of(0.3, 1.0, 0, 10),
                of(0.4, 1.0, 0, 9),
                of(0.5, 0.8, 2, 1)));
        assertThat(IntStream.range(0, 6).map(ranking::at)).containsExactly(0, 5, 4, 3, 2, 1);
    }

    @Test
    void crowdingAddsUpTheScaledGapsOfTheOwnFrontOnly() {
        Ranking ranking = Ranking.of(List.of(
                of(0.1, 1.0, 10, 1),
                of(0.2, 0.75, 4, 1),
                of(0.3, 0.625, 2, 1),
                of(0.4, 0.5, 0, 1),
                of(0.5, 0.74, 4.1, 1)));
        assertThat(ranking.rank(4)).isEqualTo(1);
        assertThat(ranking.crowding(0)).isInfinite();
        assertThat(ranking.crowding(3)).isInfinite();
        assertThat(ranking.crowding(1)).isEqualTo(0.375 / 0.5 + 8.0 / 10);
        assertThat(ranking.crowding(2)).isEqualTo(0.25 / 0.5 + 4.0 / 10);
        assertThat(IntStream.range(0, 5).map(ranking::at)).containsExactly(0, 3, 1, 2, 4);
    }

    @Test
    void nothingCanBeRanked() {
        assertThat(Ranking.of(List.of())).isNotNull();
    }
}
