package io.exeunt.simulator.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatencyTallyTest {
    @Test
    void aPercentileIsTheSmallestLatencyThatEnoughSamplesDoNotExceed() {
        LatencyTally tally = new LatencyTally();
        tally.add(3, 5);
        tally.add(1, 50);
        tally.add(2, 45);

        assertThat(tally.distribution()).isEqualTo(new LatencyDistribution(1.55, 1, 2, 3, 3));
    }

    @Test
    void oneSampleMoreMovesThePercentile() {
        LatencyTally tally = new LatencyTally();
        tally.add(1, 50);
        tally.add(2, 44);
        tally.add(3, 6);

        assertThat(tally.distribution().p50S()).isEqualTo(1);
        assertThat(tally.distribution().p95S()).isEqualTo(3);
    }

    @Test
    void withOneSampleAllFiguresAreEqual() {
        LatencyTally tally = new LatencyTally();
        tally.add(0.25, 1);

        LatencyDistribution distribution = tally.distribution();
        for (LatencyStatistic statistic : LatencyStatistic.values()) {
            assertThat(distribution.get(statistic)).isEqualTo(0.25);
        }
    }

    @Test
    void eachStatisticNamesItsFigure() {
        LatencyDistribution distribution = new LatencyDistribution(1, 2, 3, 4, 5);

        assertThat(LatencyStatistic.values()).extracting(distribution::get).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void nothingAddedIsRefused() {
        assertThatThrownBy(() -> new LatencyTally().distribution()).hasMessage("Expected samples to be > 0, given 0");
        assertThatThrownBy(() -> new LatencyTally().add(-1, 1)).hasMessage("Expected latencyS to be >= 0, given -1.0");
        assertThatThrownBy(() -> LatencyStatistic.MEAN.reachedBy(1, 1))
                .hasMessage("Expected statistic to be a percentile, given MEAN");
    }
}
