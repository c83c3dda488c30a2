package io.exeunt.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ExactBinomialTest {
    @Property(tries = 200)
    void isTheTailOfTheBinomialDistribution(
            @ForAll @IntRange(min = 1, max = 400) int samples,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0, max = 1) double limit) {
        int hits = (int) Math.round(share * samples);
        double tail =
                hits == 0 ? 1 : 1 - new BinomialDistribution(null, samples, limit).cumulativeProbability(hits - 1);

        assertThat(ExactBinomial.pAbove(hits, samples, limit)).isEqualTo(tail, within(1e-9));
    }

    @Test
    void boundsAreThoseOfClopperAndPearson() {
        // 0.05^(1/100) for a hundred hits of a hundred; the table of R's binom.test(90, 100, alternative = "greater")
        assertThat(ExactBinomial.lower(100, 100, 0.95)).isEqualTo(Math.pow(0.05, 0.01), within(1e-12));
        assertThat(ExactBinomial.lower(90, 100, 0.95)).isEqualTo(0.8362817, within(1e-6));
        assertThat(ExactBinomial.lower(0, 100, 0.95)).isZero();
    }

    @Test
    void hitsBeyondTheSamplesAreRefused() {
        assertThatThrownBy(() -> ExactBinomial.pAbove(5, 4, 0.5)).hasMessage("Expected hits to be in 0..4, given 5");
    }
}
