package io.exeunt.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.search.space.Dimension.Choice;
import io.exeunt.search.space.Dimension.Flag;
import io.exeunt.search.space.Dimension.IntRange;
import io.exeunt.search.space.Dimension.RealRange;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DesignPointTest {
    private static final DesignSpace SPACE = DesignSpace.of(
            new Flag("exit_0"),
            new Choice("policy", List.of("entropy", "margin")),
            new IntRange("clock", 0, 12),
            new RealRange("threshold", -1, 1));

    private static final DesignPoint POINT = SPACE.point(1, 1, 7, 0.25);

    @Test
    void accessorsSpeakTheLanguageOfTheDimension() {
        assertThat(POINT.flag("exit_0")).isTrue();
        assertThat(POINT.choice("policy")).isEqualTo("margin");
        assertThat(POINT.choiceIndex("policy")).isEqualTo(1);
        assertThat(POINT.integer("clock")).isEqualTo(7);
        assertThat(POINT.real("threshold")).isEqualTo(0.25);
        assertThat(POINT.value("clock")).isEqualTo(POINT.value(2)).isEqualTo(7);
    }

    @Test
    void accessorsOfTheWrongKindAreRefused() {
        assertThatThrownBy(() -> POINT.flag("clock")).hasMessage("Expected clock to be a Flag, given a IntRange");
    }

    /** Ids are in files and reports: they must never change. */
    @Test
    void theIdIsTheSameOnEveryMachineAndInEveryVersion() {
        assertThat(POINT.id()).isEqualTo("8113a9723e2c8811");
    }

    @Test
    void equalValuesMakeEqualPointsWithEqualIds() {
        DesignPoint same = new DesignSpace(SPACE.dimensions()).point(1, 1, 7, 0.25);
        assertThat(same).isEqualTo(POINT).hasSameHashCodeAs(POINT);
        assertThat(same.id()).isEqualTo(POINT.id());
    }

    @Test
    void anyChangeMakesAnotherPointWithAnotherId() {
        DesignPoint moved = POINT.with("threshold", Math.nextUp(0.25));
        assertThat(moved).isNotEqualTo(POINT);
        assertThat(moved.id()).isNotEqualTo(POINT.id());
        DesignSpace other = DesignSpace.of(
                SPACE.dimension(0), SPACE.dimension(1), SPACE.dimension(2), new RealRange("threshold", -1, 2));
        assertThat(other.point(POINT.values())).isNotEqualTo(POINT);
        assertThat(other.point(POINT.values()).id()).isNotEqualTo(POINT.id());
    }

    @Test
    void zeroHasNoSign() {
        assertThat(POINT.with("threshold", -0.0)).isEqualTo(POINT.with("threshold", 0.0));
        assertThat(POINT.with("threshold", -0.0).id())
                .isEqualTo(POINT.with("threshold", 0.0).id());
    }

    @Test
    void nobodyCanChangeAPointThroughItsArrays() {
        double[] values = POINT.values();
        values[2] = 0;
        assertThat(POINT.integer("clock")).isEqualTo(7);
    }

    @Test
    void changedValuesAreChecked() {
        assertThatThrownBy(() -> POINT.with("clock", 13))
                .hasMessage("Expected clock to be a whole number in 0..12, given 13.0");
    }
}
