package io.exeunt.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void theLeastIsLowTheLargestHigh() {
        assertThat(Sparkline.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, 8)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(Sparkline.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, 3)).isEqualTo("▁▄█");
        assertThat(Sparkline.of(new double[] {5, 5}, 8)).isEqualTo("▁▁");
        assertThat(Sparkline.of(new double[] {0, Double.NaN, 1}, 8)).isEqualTo("▁ █");
    }

    @Test
    void whatIsNoCurveIsEmpty() {
        assertThat(Sparkline.of(new double[] {1}, 8)).isEmpty();
        assertThat(Sparkline.of(new double[] {Double.NaN, Double.NaN}, 8)).isEmpty();
    }
}
