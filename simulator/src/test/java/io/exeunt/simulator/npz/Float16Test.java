package io.exeunt.simulator.npz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Float16Test {
    @Test
    void everyNumberComesBackAsItself() {
        for (int bits = 0; bits < 0x10000; bits++) {
            float value = Float16.toFloat((short) bits);
            if (Float.isFinite(value)) {
                assertThat(Float16.ofFloat(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void whatLiesBetweenTwoNumbersGoesToTheNearerAndFromTheMiddleToTheEvenOne() {
        for (int bits = 0; bits < 0x7bff; bits++) {
            double low = Float16.toFloat((short) bits);
            double high = Float16.toFloat((short) (bits + 1));
            assertThat(Float16.ofFloat((float) (low + 0.4 * (high - low)))).isEqualTo((short) bits);
            assertThat(Float16.ofFloat((float) (low + 0.6 * (high - low)))).isEqualTo((short) (bits + 1));
            assertThat(Float16.ofFloat((float) ((low + high) / 2))).isEqualTo((short) (bits + bits % 2));
        }
    }

    @Test
    void whatIsTooLargeStaysFinite() {
        assertThat(Float16.toFloat(Float16.ofFloat(1e6f))).isEqualTo(65504);
        assertThat(Float16.toFloat(Float16.ofFloat(Float.NEGATIVE_INFINITY))).isEqualTo(-65504);
        assertThat(Float16.toFloat(Float16.ofFloat(Float.NaN))).isNaN();
    }
}
