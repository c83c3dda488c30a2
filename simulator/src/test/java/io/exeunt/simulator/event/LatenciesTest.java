package io.exeunt.simulator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.result.LatencyDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static Latencies of(int count, DoubleSupplier next) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < count; i++) {
            latencies.add(next.getAsDouble());
        }
        return latencies;
    }

    @Test
    void upToAMillionPercentilesAreExact() {
        int[] next = {0};
        Latencies latencies = of(Latencies.KEPT, () -> ++next[0]);
        assertThat(latencies.percentileError()).isZero();
        assertThat(latencies.distribution())
                .isEqualTo(new LatencyDistribution(500_000.5, 500_000, 950_000, 990_000, 1_000_000));
    }

    @Test
    void beyondAMillionPercentilesKeepTheErrorThatIsStated() {
        SplittableRandom random = new SplittableRandom(5);
        int count = Latencies.KEPT + 500_000;
        double[] all = new double[count];
        int[] at = {0};
        Latencies latencies = of(count, () -> all[at[0]++] = 1e-6 * Math.exp(16 * random.nextDouble()));
        Arrays.sort(all);
        LatencyDistribution counted = latencies.distribution();

        assertThat(latencies.percentileError()).isEqualTo(1e-3);
        assertThat(counted.p50S()).isCloseTo(all[count / 2 - 1], within(1e-3 * counted.p50S()));
        assertThat(counted.p95S()).isCloseTo(all[count / 100 * 95 - 1], within(1e-3 * counted.p95S()));
        assertThat(counted.p99S()).isCloseTo(all[count / 100 * 99 - 1], within(1e-3 * counted.p99S()));
        assertThat(counted.worstS()).isEqualTo(all[count - 1]);
        assertThat(counted.meanS()).isCloseTo(Arrays.stream(all).sum() / count, within(1e-9));
    }

    @Test
    void latenciesOfYearsAreCountedAsWell() {
        Latencies latencies = of(Latencies.KEPT + 1, () -> 1e12);
        assertThat(latencies.distribution().worstS()).isEqualTo(1e12);
        assertThat(latencies.distribution().p99S()).isPositive();
    }

    @Test
    void equalLatenciesStayWhatTheyAre() {
        Latencies latencies = of(Latencies.KEPT + 1, () -> 0.0123);
        assertThat(latencies.distribution().p50S()).isCloseTo(0.0123, within(0.0123 * Latencies.ERROR));
    }
}
