package io.exeunt.search.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BeyondFrontTest {
    private static final DesignSpace SPACE = Zdt.space(2);

    private static Evaluation at(double a, double b) {
        return Zdt.GOALS.evaluation(SPACE.point(a, b), new double[] {a, b}, new double[0], Map.of());
    }

    private static final BeyondFront FRONT = new BeyondFront(List.of(at(0, 1), at(0.5, 0.5), at(1, 0)));

    @Test
    void theFarthestBeyondComesFirst() {
        Evaluation near = at(0.45, 0.52);
        Evaluation far = at(0.2, 0.3);
        assertThat(FRONT.farthest(List.of(near, far), 1)).containsExactly(far);
    }

    @Test
    void whoIsCoveredByOneThatWasChosenIsNotChosenToo() {
        Evaluation far = at(0.2, 0.3);
        Evaluation behind = at(0.25, 0.35);
        Evaluation elsewhere = at(0.6, 0.2);
        assertThat(FRONT.farthest(List.of(behind, far, elsewhere), 3)).containsExactly(far, elsewhere);
    }

    @Test
    void whatTheFrontCoversIsNotChosen() {
        assertThat(FRONT.farthest(List.of(at(0.5, 0.6), at(0.5, 0.5)), 3)).isEmpty();
    }

    @Test
    void withoutAFrontAnythingIsBeyondAndTheFirstComesFirst() {
        Evaluation first = at(0.3, 0.3);
        assertThat(new BeyondFront(List.of()).farthest(List.of(first, at(0.1, 0.1)), 1))
                .containsExactly(first);
    }
}
