package io.exeunt.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.QuantityKind;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.00125, s, 1.25 ms",
        "0.00099951, s, 1.00 ms",
        "0.000312, s, 0.312 ms",
        "1, s, '1,000 ms'",
        "0.0034567, J, 3.46 mJ",
        "0.00000005, J, 0.0000500 mJ",
        "1300500000, Hz, '1,300.5 MHz'",
        "114750000, Hz, 114.75 MHz",
        "41234567, '', 41.2 M",
        "999.4, '', 999",
        "0, s, 0 ms",
        "-0.002, s, −2.00 ms",
        "NaN, J, not modelled",
    })
    void siTakesThreeDigitsAndAPrefix(double value, String unit, String text) {
        assertThat(Numbers.si(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1234.5, '1,230'",
        "999.6, '1,000'",
        "12.345, 12.3",
        "0.012345, 0.0123",
        "0.0999999, 0.100",
        "-7, −7.00",
        "Infinity, ∞",
        "NaN, –",
    })
    void significantHasNoExponent(double value, String text) {
        assertThat(Numbers.significant(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.98304, 98.30 %", "1, 100.00 %", "0, 0.00 %", "NaN, not modelled"})
    void sharesArePerCentWithTwoDecimals(double share, String text) {
        assertThat(Numbers.of(QuantityKind.SHARE, share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.4137, 41.4 %", "0.41, 41 %", "1, 100 %", "0.0004, 0 %"})
    void roughSharesDropAnEmptyDecimal(double share, String text) {
        assertThat(Numbers.roughPercent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-0.002, −0.20 points", "0.0134, +1.34 points", "0, ±0.00 points", "-0.000001, ±0.00 points"})
    void differencesOfSharesArePoints(double difference, String text) {
        assertThat(Numbers.points(difference)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "0.4213, 421 ms",
        "38.12, 38.1 s",
        "59.96, 1 min 00 s",
        "125.4, 2 min 05 s",
        "3725, 1 h 02 min"
    })
    void durationsReadLikeAClock(double seconds, String text) {
        assertThat(Numbers.duration(seconds)).isEqualTo(text);
    }

    @Test
    void theHostsLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Numbers.count(-24_000)).isEqualTo("−24,000");
            assertThat(Numbers.significant(1.5)).isEqualTo("1.50");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void extremesAreNoRowsOfZeros() {
        assertThat(Numbers.significant(1e-300)).isEqualTo("1.00e−300");
        assertThat(Numbers.significant(-2.5e200)).isEqualTo("−2.50e+200");
        assertThat(Numbers.significant(1.25e-9)).isEqualTo("0.00000000125");
        assertThat(Numbers.isExtreme(0)).isFalse();
        assertThat(Numbers.isExtreme(Double.NaN)).isFalse();
        assertThat(Numbers.isExtreme(Double.POSITIVE_INFINITY)).isFalse();
    }

    @Test
    void pluralsFollowTheCount() {
        assertThat(Numbers.plural(1, "design")).isEqualTo("1 design");
        assertThat(Numbers.plural(2_000, "design")).isEqualTo("2,000 designs");
    }

    @Test
    void anAxisHasOneUnitChosenByItsLargestValue() {
        Scale scale = Scale.of(QuantityKind.TIME, DoubleStream.of(0.0002, Double.NaN, 0.0045));

        assertThat(scale.label("Mean latency")).isEqualTo("Mean latency (ms)");
        assertThat(scale.apply(0.0002)).isEqualTo(0.2);
        assertThat(Scale.of(QuantityKind.SHARE, DoubleStream.of(0.5)).label("Error"))
                .isEqualTo("Error (%)");
        assertThat(Scale.of(QuantityKind.ENERGY, DoubleStream.of(Double.NaN)).label("Energy"))
                .isEqualTo("Energy (mJ)");
    }
}
