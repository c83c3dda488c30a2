package io.exeunt.hwmodels.workload.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.FeatureMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({
        "224, 7, 2, 3, FLOOR, 112",
        "54, 3, 2, 0, FLOOR, 26",
        "54, 3, 2, 0, CEIL, 27",
        "55, 3, 2, 0, CEIL, 27",
        "13, 2, 1, 0, SAME, 13",
        "13, 2, 2, 0, SAME, 7"
    })
    void countsPositions(int size, int window, int stride, int pad, Window.Fit fit, int positions) {
        Window moved = Window.of(window).stride(stride).pad(pad).fit(fit);
        assertThat(moved.over(new FeatureMap(1, size, size), 5)).isEqualTo(new FeatureMap(5, positions, positions));
    }

    @Test
    void aCentredOddWindowKeepsTheSize() {
        FeatureMap in = new FeatureMap(2, 17, 17);
        assertThat(Window.of(1, 7).centred().over(in, 2)).isEqualTo(in);
    }
}
