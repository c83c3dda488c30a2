package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.Splits;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetChoiceTest {
    private static final FitContext CONTEXT = new FitContext(
            Splits.random(1, 10, 2, 3, 4),
            ExitSet.all(2),
            new ExitCosts("MMAC", new double[] {1, 1}, new double[] {0, 0}),
            10,
            1);

    /** A hundred answers, of which those from {@code from} up to {@code to} are right. */
    private static Point<String> point(String name, double cost, int from, int to) {
        double[] values = new double[100];
        Arrays.fill(values, from, to, 1);
        return new Point<>(cost, (to - from) / 100.0, () -> values, () -> name);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Optional<String> best(Point<String> published, Point<String>... points) {
        return BudgetChoice.best(CONTEXT, Optional.of(published), List.of(points));
    }

    @Test
    void whatIsPublishedStandsWhereNothingIsClearlyBetter() {
        // One more right answer of a hundred, but not the same ones: ten won, nine lost, a standard error of 4.4.
        assertThat(best(point("published", 9, 0, 60), point("other", 9.5, 9, 70)))
                .contains("published");
    }

    @Test
    void whatIsBetterByMoreThanHalfAStandardErrorIsTaken() {
        assertThat(best(point("published", 9, 0, 60), point("other", 9.5, 0, 61)))
                .contains("other");
        assertThat(best(point("published", 9, 0, 60), point("cheap", 2, 0, 64), point("dear", 8, 0, 70)))
                .contains("dear");
    }

    @Test
    void whatIsAsGoodForLessIsTaken() {
        assertThat(best(point("published", 9, 0, 60), point("worse", 1, 0, 59), point("cheap", 2, 0, 60)))
                .contains("cheap");
    }

    @Test
    void whatIsBeyondTheBudgetIsLeftOut() {
        assertThat(best(point("published", 9, 0, 60), point("other", 10.1, 0, 90)))
                .contains("published");
        assertThat(best(point("published", 10.1, 0, 60), point("other", 9, 0, 10)))
                .contains("other");
        assertThat(best(point("published", 10.1, 0, 60))).isEmpty();
    }

    @Test
    void withoutAPublishedWayTheMostAccurateIsTakenTheCheapestOfEquals() {
        assertThat(BudgetChoice.best(
                        CONTEXT,
                        Optional.empty(),
                        List.of(point("a", 3, 0, 60), point("b", 2, 0, 60), point("c", 1, 0, 59))))
                .contains("b");
    }
}
