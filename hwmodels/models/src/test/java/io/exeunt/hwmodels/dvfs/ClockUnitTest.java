package io.exeunt.hwmodels.dvfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockUnitTest {
    @Test
    void convertsToHz() {
        assertThat(ClockUnit.MHZ.toHz(1300.5, "row 1")).isEqualTo(1300.5e6);
        assertThat(ClockUnit.KHZ.toHz(408_000, "row 1")).isEqualTo(408e6);
    }

    @ParameterizedTest
    @CsvSource({
        "MHZ, 204000, MHz, 204000, kHz",
        "MHZ, 1300500000, MHz, 1300500000, Hz",
        "HZ, 408000, Hz, 408000, kHz",
        "KHZ, 1800, kHz, 1800, MHz",
        "MHZ, 1.8, MHz, 1.8, GHz"
    })
    void guessesTheUnitOfASlip(ClockUnit unit, double value, String symbol, String given, String meant) {
        assertThatThrownBy(() -> unit.toHz(value, "x.csv:3, gpu_mhz"))
                .hasMessage("x.csv:3, gpu_mhz: expected a clock of 10 MHz to 10 GHz in " + symbol + ", given " + given
                        + System.lineSeparator() + "  Maybe it is in " + meant);
    }

    @Test
    void saysNothingWhereNoUnitFits() {
        assertThatThrownBy(() -> ClockUnit.MHZ.toHz(-5, "row 2"))
                .hasMessage("row 2: expected a clock of 10 MHz to 10 GHz in MHz, given -5");
    }
}
