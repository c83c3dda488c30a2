package io.exeunt.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {
    /** Worked by hand: P(X ≤ b) of Binomial(b + c, ½) as fractions of 2^(b+c). */
    @ParameterizedTest
    @CsvSource({
        // only first, only second, exact, mid-p
        "0, 0, 1, 1",
        "0, 1, 1, 0.5",
        "0, 5, 0.0625, 0.03125",
        "1, 5, 0.21875, 0.125",
        "5, 1, 0.21875, 0.125",
        "2, 2, 1, 1",
        "3, 4, 1, 0.7265625",
        "1, 9, 0.021484375, 0.01171875",
    })
    void pValuesEqualThoseWorkedByHand(int onlyFirst, int onlySecond, double exact, double mid) {
        McNemar test = new McNemar(onlyFirst, onlySecond);

        assertThat(test.exactP()).isCloseTo(exact, within(1e-12));
        assertThat(test.midP()).isCloseTo(mid, within(1e-12));
    }

    @Test
    void manySamplesAreLikeTheNormalApproximation() {
        double z = (560 - 500 - 0.5) / Math.sqrt(250);
        double approximation = 2 * new NormalDistribution().cumulativeProbability(-z);

        assertThat(new McNemar(560, 440).exactP()).isCloseTo(approximation, within(0.02 * approximation));
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "0, 400", "900, 1", "1000, 600"})
    void pValuesStayProbabilitiesHoweverSmall(int onlyFirst, int onlySecond) {
        McNemar test = new McNemar(onlyFirst, onlySecond);

        double p = IntStream.rangeClosed(0, Math.min(onlyFirst, onlySecond))
                .mapToDouble(new BinomialDistribution(null, onlyFirst + onlySecond, 0.5)::probability)
                .sum();
        assertThat(test.exactP()).isCloseTo(2 * p, withinPercentage(1e-6));
        assertThat(test.midP()).isBetween(p * (1 - 1e-9), test.exactP());
    }

    @Test
    void countsSamplesOnWhichExactlyOneIsRight() {
        boolean[] first = {true, true, false, false, true};
        boolean[] second = {true, false, true, false, false};

        assertThat(McNemar.of(first, second)).isEqualTo(new McNemar(2, 1));
    }

    @Test
    void bothMustHaveAnsweredTheSameSamples() {
        assertThatThrownBy(() -> McNemar.of(new boolean[3], new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected samples to be 3 in number, given 2");
    }
}
