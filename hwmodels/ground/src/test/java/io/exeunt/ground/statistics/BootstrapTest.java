package io.exeunt.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double LEVEL = 0.95;
    private static final double Z = 1.959964;

    private static Bootstrap.Statistic mean(double[] values) {
        return weights -> new double[] {
            IntStream.range(0, values.length)
                            .mapToDouble(i -> weights[i] * values[i])
                            .sum()
                    / values.length
        };
    }

    private static double[] coins(long seed, int samples, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, samples)
                .mapToDouble(i -> random.nextDouble() < share ? 1 : 0)
                .toArray();
    }

    @Test
    void anAccuracyHasTheIntervalOfTheNormalApproximation() {
        double[] right = coins(1, 2000, 0.8);
        double p = new Mean().evaluate(right);
        double halfWidth = Z * Math.sqrt(p * (1 - p) / right.length);

        Interval interval = interval(new Bootstrap(7, 4000, 1), right);

        assertThat(interval.estimate()).isEqualTo(p);
        assertThat(interval.low()).isCloseTo(p - halfWidth, within(0.1 * halfWidth));
        assertThat(interval.high()).isCloseTo(p + halfWidth, within(0.1 * halfWidth));
    }

    @Test
    void replicatesAreIndependentAndSpreadByTheStandardErrorOfTheMean() {
        double[] values = new SplittableRandom(3).doubles(500).toArray();
        double standardError = new StandardDeviation(false).evaluate(values) / Math.sqrt(values.length);

        double[] replicates = new Bootstrap(5, 6000, 1).replicate(values.length, mean(values))[0];

        assertThat(new Mean().evaluate(replicates))
                .isCloseTo(new Mean().evaluate(values), within(4 * standardError / Math.sqrt(6000)));
        assertThat(new StandardDeviation().evaluate(replicates)).isCloseTo(standardError, within(0.05 * standardError));
        double[] now = IntStream.range(0, 5999).mapToDouble(r -> replicates[r]).toArray();
        double[] next = IntStream.range(1, 6000).mapToDouble(r -> replicates[r]).toArray();
        assertThat(new PearsonsCorrelation().correlation(now, next)).isCloseTo(0, within(4 / Math.sqrt(6000)));
    }

    @Test
    void theTrueValueIsCoveredAsOftenAsTheLevelSays() {
        int covered = 0;
        for (int trial = 0; trial < 300; trial++) {
            covered += interval(new Bootstrap(trial, 300, 1), coins(1000 + trial, 200, 0.7))
                            .contains(0.7)
                    ? 1
                    : 0;
        }

        assertThat(covered / 300.0).isCloseTo(LEVEL, within(0.045));
    }

    @Test
    void aPairedDifferenceIsSurerThanTwoAccuraciesApart() {
        double[] first = coins(11, 1000, 0.8);
        double[] second = first.clone();
        second[IntStream.range(0, 1000).filter(i -> first[i] == 1).findFirst().orElseThrow()] = 0;
        Bootstrap.Statistic difference = weights ->
                new double[] {mean(first).of(weights)[0] - mean(second).of(weights)[0]};

        double[] replicates = new Bootstrap(2, 3000, 1).replicate(1000, difference)[0];

        // One discordant sample is drawn a Poisson(1) number of times.
        assertThat(new StandardDeviation().evaluate(replicates)).isCloseTo(0.001, within(0.0001));
    }

    @Test
    void neitherThreadsNorRepetitionChangeAnyBit() {
        double[] values = new SplittableRandom(3).doubles(300).toArray();
        double[][] one = new Bootstrap(5, 101, 1).replicate(300, mean(values));

        assertThat(new Bootstrap(5, 101, 1).replicate(300, mean(values))).isDeepEqualTo(one);
        assertThat(new Bootstrap(5, 101, 4).replicate(300, mean(values))).isDeepEqualTo(one);
        assertThat(new Bootstrap(6, 101, 1).replicate(300, mean(values))[0]).isNotEqualTo(one[0]);
    }

    @Test
    void everyResampleIsAsLargeAsTheData() {
        double[][] sizes = new Bootstrap(5, 50, 2)
                .replicate(77, weights -> new double[] {IntStream.of(weights).sum()});

        assertThat(sizes[0]).containsOnly(77).hasSize(50);
        assertThat(Bootstrap.observed(3, weights -> new double[] {weights[0], weights[1], weights[2]}))
                .containsExactly(1, 1, 1);
    }

    @Test
    void whatFailsOnAResampleIsTold() {
        assertThatThrownBy(() -> new Bootstrap(5, 5, 1).replicate(7, weights -> {
                    throw new ArithmeticException("no");
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("no");
        assertThatThrownBy(() -> new Bootstrap(5, 0, 1)).hasMessage("Expected replicates to be > 0, given 0");
    }

    private static Interval interval(Bootstrap bootstrap, double[] values) {
        double[] replicates = bootstrap.replicate(values.length, mean(values))[0];
        return Interval.percentile(Bootstrap.observed(values.length, mean(values))[0], replicates, LEVEL);
    }
}
