package io.exeunt.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void boundsAreQuantilesOfTheReplicates() {
        double[] falling =
                IntStream.rangeClosed(0, 1000).mapToDouble(i -> 1000 - i).toArray();

        Interval interval = Interval.percentile(512, falling, 0.95);

        assertThat(interval.estimate()).isEqualTo(512);
        assertThat(interval.low()).isCloseTo(25, within(1e-9));
        assertThat(interval.high()).isCloseTo(975, within(1e-9));
        assertThat(falling[0]).as("given replicates stay as they are").isEqualTo(1000);
    }

    @Test
    void boundsBetweenTwoReplicatesAreInterpolated() {
        assertThat(Interval.percentile(0, new double[] {0, 10}, 0.5)).isEqualTo(new Interval(0, 2.5, 7.5));
        assertThat(Interval.percentile(3, new double[] {3}, 0.95)).isEqualTo(new Interval(3, 3, 3));
    }

    @Test
    void whatCouldNotBeMeasuredContainsNothing() {
        assertThat(Interval.NONE.isKnown()).isFalse();
        assertThat(Interval.NONE.contains(0)).isFalse();
        assertThat(new Interval(1, 0, 2).contains(2)).isTrue();
    }

    @Test
    void boundsAreInOrder() {
        assertThatThrownBy(() -> new Interval(1, 2, 0))
                .hasMessage("Expected bounds to be numbers in order, given 2.0 … 0.0");
    }
}
