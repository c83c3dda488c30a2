package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KneeChoiceTest {
    private static final Goals GOALS =
            new Goals(List.of(Objective.minimize("error", ""), Objective.minimize("energy", "mJ")), List.of());

    private static ExploreSpec spec(double minAccuracy) {
        ExploreSpec tiny = TinyStudy.spec(List.of("entropy"), List.of("static"));
        return new ExploreSpec(
                tiny.title(),
                tiny.seed(),
                tiny.policies(),
                tiny.governors(),
                tiny.across(),
                tiny.periodS(),
                new DesignBudget(
                        Double.POSITIVE_INFINITY,
                        LatencyStatistic.MEAN,
                        minAccuracy,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY),
                List.of(DesignObjective.ERROR, DesignObjective.ENERGY),
                tiny.search());
    }

    /** Down to guessing: the knee of the whole front would be at 30 % errors. */
    private static ParetoFront front() {
        DesignSpace space = DesignSpace.of(new Dimension.IntRange("n", 0, 9));
        double[][] values = {{0.02, 10}, {0.04, 8}, {0.06, 7.5}, {0.3, 2}, {0.9, 1}};
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            evaluations.add(GOALS.evaluation(space.point(i), Map.of("error", values[i][0], "energy", values[i][1])));
        }
        return ParetoFront.of(evaluations);
    }

    @Test
    void whereNobodyAskedForAnAccuracyGuessingIsNotRecommended() {
        KneeChoice choice = KneeChoice.of(front(), spec(0));
        assertThat(choice.knee().orElseThrow().objective(0)).isEqualTo(0.04);
        assertThat(choice.among())
                .isEqualTo("3 of 5 designs on the front, those within 5 points of the most accurate one");
    }

    @Test
    void whoAsksForAnAccuracyGetsTheKneeOfTheWholeFront() {
        KneeChoice choice = KneeChoice.of(front(), spec(0.05));
        assertThat(choice.knee().map(Evaluation::id)).isEqualTo(front().knee().map(Evaluation::id));
        assertThat(choice.knee().orElseThrow().objective(0)).isEqualTo(0.3);
        assertThat(choice.among()).isEmpty();
    }

    @Test
    void anEmptyFrontHasNone() {
        assertThat(KneeChoice.of(ParetoFront.of(List.of()), spec(0)).knee()).isEmpty();
    }
}
