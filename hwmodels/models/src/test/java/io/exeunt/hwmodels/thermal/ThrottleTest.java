package io.exeunt.hwmodels.thermal;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.cost.Boards;
import io.exeunt.hwmodels.cost.Platform;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Platform TX2 = Boards.tx2Gpu();

    private final Throttle throttle = Throttle.of(Objects.requireNonNull(Boards.TX2.thermal()), TX2.states());
    private final int[] steps = throttle.unthrottled();

    @Test
    void belowTheTripNothingHappens() {
        assertThat(throttle.look(steps, 95.4)).isFalse();
        assertThat(throttle.allowed(TX2.states().max(), steps))
                .isEqualTo(TX2.states().max());
    }

    @Test
    void eachLookAtTheTripTakesOneOperatingPointAway() {
        assertThat(throttle.look(steps, 95.5)).isTrue();
        assertThat(throttle.look(steps, 97)).isTrue();
        int allowed = throttle.allowed(TX2.states().max(), steps);
        assertThat(TX2.states().oppIndex(allowed, 0)).isEqualTo(10);
        assertThat(TX2.states().oppIndex(allowed, 1)).isEqualTo(10);
    }

    @Test
    void aSlowerWishIsGranted() {
        throttle.look(steps, 96);
        int slow = TX2.states().state(3, 2);
        assertThat(throttle.allowed(slow, steps)).isEqualTo(slow);
    }

    @Test
    void withinTheHysteresisItHoldsAndBelowItRecovers() {
        throttle.look(steps, 96);
        assertThat(throttle.look(steps, 95)).isFalse();
        assertThat(throttle.look(steps, 94.4)).isTrue();
        assertThat(steps).containsExactly(0);
        assertThat(throttle.look(steps, 20)).isFalse();
    }

    @Test
    void itNeverGoesBelowTheLowestClock() {
        for (int i = 0; i < 100; i++) {
            throttle.look(steps, 100);
        }
        assertThat(TX2.states().oppIndex(throttle.allowed(TX2.states().max(), steps), 0))
                .isZero();
    }
}
