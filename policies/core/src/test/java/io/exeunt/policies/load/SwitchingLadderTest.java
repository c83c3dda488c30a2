package io.exeunt.policies.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two clocks: an inference takes 2 s at the slow one, 1 s at the fast one, which stands still 0.5 s and holds 4 s later. */
class SwitchingLadderTest {
    private static final SwitchingLadder LADDER = new SwitchingLadder(
            List.of(), new double[] {2, 1}, new double[][] {{0, 0.5}, {0.5, 0}}, new double[][] {{0, 4}, {4, 0}});

    @Test
    void theOldClockAnswersUntilTheNewOneHolds() {
        assertThat(LADDER.answeredS(1, 0, 1)).isEqualTo(2.5);
        assertThat(LADDER.answeredS(2, 0, 1)).isEqualTo(4.5);
        assertThat(LADDER.answeredS(5, 0, 1)).isEqualTo(7.5);
        assertThat(LADDER.answeredS(3, 1, 0)).isEqualTo(3.5);
        assertThat(LADDER.answeredS(3, 1, 1)).isEqualTo(3);
    }

    /** Four come within 8 s, one waits: the last one comes when 0.5 s stood still, 4 s were slow and 3.5 s fast: all but nobody waits. */
    @Test
    void whoComesMeanwhileWaitsForThoseBeforeAndForTheClock() {
        assertThat(LADDER.worstS(1, 0, 8, 0)).isEqualTo(2.5);
        assertThat(LADDER.worstS(1, 4, 0, 0)).isEqualTo(0.5 + 4 + 3);
        assertThat(LADDER.worstS(1, 4, 8, 0)).isEqualTo(2.5);
        assertThat(LADDER.worstS(3, 9, 6, 1)).isEqualTo(6);
    }

    @Test
    void aRisingRateIsForecastToRise() {
        Smoothing rate = new Smoothing(0.3, 0.1, 10);
        IntStream.rangeClosed(1, 500).forEach(second -> rate.see(second, (long) second * second));

        assertThat(rate.aheadPerS(0)).isCloseTo(999, within(1.0));
        assertThat(rate.aheadPerS(10)).isCloseTo(1019, within(1.0));
    }

    @Test
    void noTrendGoesOnForEver() {
        Smoothing rate = new Smoothing(0.3, 0.1, 2);
        rate.see(1, 0);
        rate.see(2, 100);

        assertThat(rate.aheadPerS(2)).isCloseTo(30 + 3 * 2, within(1e-9));
        assertThat(rate.aheadPerS(1000)).isEqualTo(rate.aheadPerS(2));
    }

    @Test
    void afterALongPauseOneLooksAnew() {
        Smoothing rate = new Smoothing(0.3, 0.1, 1);
        rate.see(1, 0);
        rate.see(2, 1000);
        rate.see(102, 1100);

        assertThat(rate.aheadPerS(0)).isEqualTo(1);
        assertThat(rate.aheadPerS(1)).isEqualTo(1);
    }

    @Test
    void aFallingRateIsNeverBelowNothing() {
        Smoothing rate = new Smoothing(0.3, 0.5, 1);
        rate.see(0.1, 1000);
        IntStream.rangeClosed(2, 7).forEach(look -> rate.see(0.1 * look, 1000));
        rate.see(0.8, 1010);

        assertThat(rate.aheadPerS(0)).isCloseTo(30, within(1e-9));
    }
}
