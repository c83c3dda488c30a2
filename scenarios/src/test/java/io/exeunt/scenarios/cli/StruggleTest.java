package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StruggleTest {
    private static final double FULL = 0.97;

    private final Struggle struggle = new Struggle();

    /** Looks once a second, with so much of each second spent in collections. */
    private boolean anyHope(int fromS, int toS, double collecting, double full) {
        return IntStream.range(fromS, toS).noneMatch(second -> struggle.isHopeless(second, collecting * second, full));
    }

    @Test
    void tenSecondsOfLittleButCollectingAreEnough() {
        assertThat(anyHope(0, 10, 0.9, FULL)).isTrue();
        assertThat(struggle.isHopeless(10, 9, FULL)).isTrue();
    }

    @Test
    void whoWorksHalfOfTheTimeGoesOn() {
        assertThat(anyHope(0, 1000, 0.5, FULL)).isTrue();
    }

    @Test
    void whoCollectsAllTheTimeButFindsRoomGoesOn() {
        assertThat(anyHope(0, 1000, 0.99, 0.5)).isTrue();
    }

    @Test
    void roomFoundOnceBeginsTheTimeAnew() {
        assertThat(anyHope(0, 9, 0.9, FULL)).isTrue();
        assertThat(anyHope(9, 10, 0.9, 0.5)).isTrue();
        assertThat(anyHope(10, 19, 0.9, FULL)).isTrue();
        assertThat(struggle.isHopeless(19, 0.9 * 19, FULL)).isTrue();
    }

    @Test
    void looksThatComeLateCountAsLongAsTheyTook() {
        assertThat(struggle.isHopeless(0, 0, FULL)).isFalse();
        assertThat(struggle.isHopeless(40, 39, FULL)).isTrue();
    }

    @Test
    void onlyTheLatestTimeCounts() {
        assertThat(anyHope(0, 100, 0.1, FULL)).isTrue();
        boolean hopeless = false;
        for (int second = 100; second < 115; second++) {
            hopeless |= struggle.isHopeless(second, 10 + 0.95 * (second - 100), FULL);
        }
        assertThat(hopeless).isTrue();
    }
}
