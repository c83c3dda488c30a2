package io.exeunt.hwmodels.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldsTest {
    @Test
    void leavesOutEachGroupOnceAndWhole() {
        List<Folds.Fold<String>> folds = Folds.leaveOneOut(List.of("a1", "b1", "a2", "c1"), text -> text.charAt(0));
        assertThat(folds).hasSize(3);
        assertThat(folds.get(0).held()).containsExactly("a1", "a2");
        assertThat(folds.get(0).fitted()).containsExactly("b1", "c1");
    }

    @Test
    void randomFoldsHoldEveryElementOnce() {
        List<Integer> all = List.of(1, 2, 3, 4, 5, 6, 7);
        List<Integer> held = new ArrayList<>();
        for (Folds.Fold<Integer> fold : Folds.random(all, 3, 5)) {
            assertThat(fold.fitted()).doesNotContainAnyElementsOf(fold.held());
            assertThat(fold.fitted().size() + fold.held().size()).isEqualTo(7);
            held.addAll(fold.held());
        }
        assertThat(held).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void sameSeedSameFolds() {
        List<Integer> all = List.of(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(Folds.random(all, 4, 9)).isEqualTo(Folds.random(all, 4, 9));
    }

    @Test
    void noiseFloorIsTheMeanRelativeDifferenceOfTwins() {
        assertThat(Folds.noiseFloor(List.of(new double[] {90, 110}, new double[] {100, 100})))
                .isCloseTo(0.1, within(1e-12));
    }
}
