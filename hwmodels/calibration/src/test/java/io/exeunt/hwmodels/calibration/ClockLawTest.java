package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ClockLawTest {
    private static final ClockLaw TRUE = new ClockLaw(20e6, 25e6, 1e-3, List.of(0.0, 0.0, 0.0), true);

    @Test
    void fivePairsOfClocksGiveTheLawBack() {
        ClockLaw law = ClockLaw.fit(List.of(
                point(0.1e9, 1e9), point(0.1e9, 1.9e9), point(0.7e9, 1.3e9), point(1.3e9, 1e9), point(1.3e9, 1.9e9)));
        assertThat(law.seconds(1e9, 1.6e9) / TRUE.seconds(1e9, 1.6e9)).isCloseTo(1, within(0.01));
        assertThat(law.unitCycles()).isCloseTo(20e6, within(0.3e6));
        assertThat(law.relativeErrors().get(0)).isLessThan(0.05);
    }

    @Test
    void threePointsAreTooFew() {
        assertThatThrownBy(() -> ClockLaw.fit(List.of(point(1e8, 1e9), point(1e9, 1e9), point(1e9, 2e9))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("clock law: expected at least 4 measurements for as many constants, given 3");
    }

    @Property(tries = 200)
    void aHigherClockIsNeverSlower(
            @ForAll @DoubleRange(min = 0.1, max = 2) double unitGhz,
            @ForAll @DoubleRange(min = 0.1, max = 2) double memoryGhz) {
        double here = TRUE.seconds(unitGhz * 1e9, memoryGhz * 1e9);
        assertThat(TRUE.seconds(unitGhz * 1.1e9, memoryGhz * 1e9)).isLessThanOrEqualTo(here);
        assertThat(TRUE.seconds(unitGhz * 1e9, memoryGhz * 1.1e9)).isLessThanOrEqualTo(here);
    }

    private static ClockLaw.Point point(double unitHz, double memoryHz) {
        return new ClockLaw.Point(unitHz, memoryHz, TRUE.seconds(unitHz, memoryHz));
    }
}
