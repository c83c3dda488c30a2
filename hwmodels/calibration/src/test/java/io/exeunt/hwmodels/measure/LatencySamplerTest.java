package io.exeunt.hwmodels.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LatencySamplerTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger runs = new AtomicInteger();

    private LatencySummary measure(Sampling sampling, long... nanosPerRun) {
        LatencySampler sampler =
                new LatencySampler(sampling, new TimeSource(nanos::get, () -> nanos.get() / 2), Cancellation.NEVER);
        return sampler.measure(() -> nanos.addAndGet(nanosPerRun[runs.getAndIncrement() % nanosPerRun.length]), true);
    }

    @Test
    void warmUpDoesNotCount() {
        LatencySummary summary =
                measure(new Sampling(3, 5, 5, 1, Sampling.Time.ELAPSED, 1), 900, 900, 900, 10, 10, 10, 10, 10);

        assertThat(summary.runs()).isEqualTo(5);
        assertThat(summary.medianS()).isCloseTo(10e-9, within(1e-15));
        assertThat(summary.fastestS()).isCloseTo(10e-9, within(1e-15));
    }

    @Test
    void steadyTimesNeedTheLeastNumberOfRunsUnsteadyOnesTheMost() {
        assertThat(measure(new Sampling(0, 20, 400, 1, Sampling.Time.ELAPSED, 0.01), 100)
                        .runs())
                .isEqualTo(20);
        assertThat(measure(new Sampling(0, 20, 400, 1, Sampling.Time.ELAPSED, 0.01), 100, 200)
                        .runs())
                .isEqualTo(400);
    }

    @Test
    void noRunBeginsAfterTheTimeIsUp() {
        LatencySummary summary = measure(new Sampling(0, 20, 400, 1, Sampling.Time.ELAPSED, 0.01), 300_000_000L);

        assertThat(summary.runs()).isEqualTo(4);
    }

    @Test
    void processorTimesCountWhereTheyAreAskedFor() {
        LatencySummary summary = measure(new Sampling(0, 5, 5, 1, Sampling.Time.PROCESSOR, 1), 100);

        assertThat(summary.medianS()).isCloseTo(50e-9, within(1e-15));
        assertThat(summary.elapsedS()).isCloseTo(100e-9, within(1e-15));
        assertThat(summary.disturbed()).isCloseTo(0.5, within(1e-9));
    }

    /** The interval holds the true median in about 95 of 100 experiments, whatever the distribution. */
    @Property(tries = 5)
    void theIntervalHoldsTheMedianAsOftenAsItSays(@ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
        Random random = new Random(seed);
        int experiments = 2000;
        long held = IntStream.range(0, experiments)
                .filter(k -> {
                    double[] times =
                            random.doubles(51).map(u -> -Math.log(1 - u)).toArray();
                    LatencySummary of = LatencySummary.of(times, new double[0], Sampling.Time.ELAPSED);
                    return of.lowS() <= Math.log(2) && Math.log(2) <= of.highS();
                })
                .count();

        assertThat((double) held / experiments).isBetween(0.93, 0.985);
    }

    @Property(tries = 50)
    void orderDoesNotMatter(@ForAll @IntRange(min = 1, max = 1000) int seed) {
        double[] times = new Random(seed).doubles(1 + seed % 40).toArray();
        double[] sorted = times.clone();
        Arrays.sort(sorted);

        assertThat(LatencySummary.of(times, times, Sampling.Time.ELAPSED))
                .isEqualTo(LatencySummary.of(sorted, sorted, Sampling.Time.ELAPSED));
    }
}
