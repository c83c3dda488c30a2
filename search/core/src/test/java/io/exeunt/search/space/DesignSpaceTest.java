package io.exeunt.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.search.space.Dimension.Choice;
import io.exeunt.search.space.Dimension.Flag;
import io.exeunt.search.space.Dimension.IntRange;
import io.exeunt.search.space.Dimension.RealRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DesignSpaceTest {
    private static final DesignSpace SPACE = DesignSpace.of(
            new Flag("exit_0"),
            new Choice("policy", List.of("entropy", "margin", "patience")),
            new IntRange("clock", 3, 6));

    @Test
    void sizeIsTheProductOfItsDimensions() {
        assertThat(SPACE.size()).isEqualTo(2 * 3 * 4);
        assertThat(DesignSpace.of(new Flag("exit_0"), new RealRange("threshold", 0, 1))
                        .size())
                .isInfinite();
    }

    @Test
    void enumerationMeetsEveryPointOnceWithTheLastDimensionFastest() {
        Set<DesignPoint> points = new HashSet<>();
        for (long i = 0; i < 24; i++) {
            points.add(SPACE.pointAt(i));
        }
        assertThat(points).hasSize(24);
        assertThat(SPACE.pointAt(0).asMap()).hasToString("{exit_0=false, policy=entropy, clock=3}");
        assertThat(SPACE.pointAt(5).asMap()).hasToString("{exit_0=false, policy=margin, clock=4}");
        assertThatThrownBy(() -> SPACE.pointAt(24))
                .hasMessage("Expected index to be in a finite space of size 24.0, given 24");
    }

    @Test
    void randomPointsAreValidAndVary() {
        SplittableRandom random = new SplittableRandom(1);
        Set<DesignPoint> points = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            DesignPoint point = SPACE.random(random);
            points.add(SPACE.point(point.values()));
        }
        assertThat(points).hasSize(24);
    }

    @Test
    void aPointSurvivesTheWayThroughItsMap() {
        DesignPoint point = SPACE.point(1, 2, 5);
        assertThat(point.asMap()).isEqualTo(Map.of("exit_0", true, "policy", "patience", "clock", 5));
        assertThat(SPACE.point(point.asMap())).isEqualTo(point);
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> SPACE.point(1, 2, 7))
                .hasMessage("Expected clock to be a whole number in 3..6, given 7.0");
        assertThatThrownBy(() -> SPACE.point(1, 0.5, 4))
                .hasMessage("Expected policy to be one of [entropy, margin, patience], given 0.5");
        assertThatThrownBy(() -> SPACE.point(1, 2)).hasMessage("Expected number of values to be 3, given 2");
        assertThatThrownBy(() -> SPACE.point(Map.of("exit_0", true, "clock", 3)))
                .hasMessage("Expected policy to be one of [entropy, margin, patience], given nothing");
    }

    @Test
    void unknownNamesAreAnsweredWithTheKnownOnes() {
        Map<String, Object> values = new HashMap<>(SPACE.pointAt(0).asMap());
        values.put("clok", 3);
        assertThatThrownBy(() -> SPACE.point(values))
                .hasMessage("Expected a dimension of [clock, exit_0, policy], given \"clok\"");
    }

    @Test
    void namesMustBeDifferent() {
        assertThatThrownBy(() -> DesignSpace.of(new Flag("exit_0"), new IntRange("exit_0", 0, 1)))
                .hasMessage("Expected names of dimensions to be different, given \"exit_0\" twice");
        assertThatThrownBy(DesignSpace::of).hasMessage("Expected dimensions to be not empty, given []");
    }

    @Test
    void equalContentMakesEqualSpaces() {
        DesignSpace same = new DesignSpace(SPACE.dimensions());
        assertThat(same).isEqualTo(SPACE).hasSameHashCodeAs(SPACE);
        assertThat(same.fingerprint()).isEqualTo(SPACE.fingerprint());
        DesignSpace wider = DesignSpace.of(SPACE.dimension(0), SPACE.dimension(1), new IntRange("clock", 3, 7));
        assertThat(wider.fingerprint()).isNotEqualTo(SPACE.fingerprint());
    }
}
