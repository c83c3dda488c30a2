package io.exeunt.simulator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.policy.PathHistogram;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Half the samples of the split leave at the first of two exits. */
class DriftTest {
    private static final PathHistogram PATHS = PathHistogram.ofExits(-1L, new int[] {50, 50}, new int[2]);

    private static double laterShare(Drift drift, double timeS) {
        SampleOrder order = new SampleOrder(PATHS, drift, new SplittableRandom(1));
        int later = 0;
        for (int i = 0; i < 20_000; i++) {
            later += order.nextPath(timeS);
        }
        return later / 20_000.0;
    }

    /** Odds of 1 to 1 become 4 to 1 at a quarter of the period, 1 to 4 at three quarters. */
    @Test
    void theOddsOfLeavingLaterFollowASine() {
        Drift drift = new Drift(100, 4);
        assertThat(laterShare(drift, 25)).isCloseTo(0.8, within(0.015));
        assertThat(laterShare(drift, 75)).isCloseTo(0.2, within(0.015));
        assertThat(laterShare(drift, 125)).isCloseTo(0.8, within(0.015));
        assertThat(laterShare(drift, 100.0)).isCloseTo(0.5, within(0.02));
    }

    /** A million to the power of 62 is no number: the exits that are left for good are not to take the others along. */
    @Test
    void theLargestOddsOverTheMostExitsAreStillOdds() {
        int[] counts = new int[63];
        counts[0] = 90;
        counts[61] = 5;
        counts[62] = 5;
        DriftingPaths paths = new DriftingPaths(PathHistogram.ofExits(-1L, counts, new int[63]), new Drift(100, 1e6));

        assertThat(paths.at(25, 0.5)).isEqualTo(2);
        assertThat(paths.at(75, 0.5)).isEqualTo(0);
        assertThat(paths.at(25, 1e-7)).isEqualTo(1);
        assertThat(paths.at(25, 1e-5)).isEqualTo(2);
    }

    @Test
    void withoutDriftEachSampleComesEquallyOften() {
        assertThat(laterShare(Drift.NONE, 25)).isEqualTo(0.5);
        assertThat(new Drift(100, 1).isNone()).isTrue();
    }

    @Test
    void harderSamplesKeepABoardBusierThanEasierOnes() {
        QueueBench bench = QueueBench.leaving(50);
        Timeline timeline = new Timeline(1000, 10);
        bench.run(
                new Load(new Arrivals.Periodic(4), 4000, QueueBench.NEVER, 25, 1).drifting(new Drift(4000, 20)),
                timeline);
        double harder =
                timeline.bins().get(0).busyShare() + timeline.bins().get(1).busyShare();
        double easier =
                timeline.bins().get(2).busyShare() + timeline.bins().get(3).busyShare();
        assertThat(harder).isGreaterThan(1.3 * easier);
    }
}
