package io.exeunt.policies.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementScheduleTest {
    private static final int EXITS = 10;

    /**
     * ResNet-110 as PTEENet counts it: convolutions in multiply-accumulates, two per element of a batch norm, one per element of a ReLU,
     * the input of a pooling; 1×1 projections where the shape changes. Cumulative cost after each of the 54 blocks.
     */
    private static double[] resNet110() {
        double[] cumulative = new double[54];
        double sum = layer(32, 3, 16, 3, true);
        int channels = 16;
        for (int block = 0; block < 54; block++) {
            int width = 16 << block / 18;
            int side = 32 >> block / 18;
            sum += layer(side, channels, width, 3, true) + layer(side, width, width, 3, true);
            sum += channels == width ? 0 : layer(side, channels, width, 1, false);
            channels = width;
            cumulative[block] = sum;
        }
        return cumulative;
    }

    /** Convolution to a map of side × side, its batch norm and perhaps a ReLU. */
    private static double layer(int side, int in, int out, int kernel, boolean relu) {
        double elements = (double) side * side * out;
        return elements * in * kernel * kernel + elements * (relu ? 3 : 2);
    }

    private static double whole(double[] cumulative) {
        return cumulative[53] + 64 * 8 * 8 + 64 * 10;
    }

    /** Two convolutions of the same width, pooling, class and confidence head. */
    private static double head(int block) {
        int width = 16 << block / 18;
        int side = 32 >> block / 18;
        return 2 * layer(side, width, width, 3, true) + (double) side * side * width + width * 11;
    }

    @Test
    void fineScheduleGivesThePublishedExitsOfResNet110() {
        double[] cumulative = resNet110();
        double whole = whole(cumulative);
        int[] points = PlacementSchedule.FINE.place(cumulative, whole, EXITS);

        assertThat(whole / 1e6).isCloseTo(256.32, within(0.005));
        assertThat(Arrays.stream(points).map(point -> point + 1)).containsExactly(3, 6, 8, 10, 12, 14, 16, 18, 20, 22);
        double[] published = {19.78, 34.23, 43.86, 53.49, 63.13, 72.76, 82.40, 92.03, 100.48, 110.01};
        double[] gamma = {.08, .13, .17, .21, .25, .28, .32, .36, .39, .43};
        for (int i = 0; i < EXITS; i++) {
            double cost = cumulative[points[i]] + head(points[i]);
            assertThat(cost / 1e6).as("exit " + (i + 1)).isCloseTo(published[i], within(0.011));
            assertThat(cost / whole).as("γ of exit " + (i + 1)).isCloseTo(gamma[i], within(0.005));
        }
    }

    @Test
    void sharesAreTheFormulas() {
        assertThat(PlacementSchedule.FINE.share(2, 3)).isCloseTo(0.0975, within(1e-12));
        assertThat(PlacementSchedule.PARETO.share(2, 3)).isCloseTo(0.36, within(1e-12));
        assertThat(PlacementSchedule.LINEAR.share(2, 3)).isEqualTo(0.5);
        assertThat(PlacementSchedule.GOLDEN.share(3, 3)).isCloseTo(1 / 1.618, within(1e-12));
        assertThat(PlacementSchedule.GOLDEN.share(1, 3)).isCloseTo(1 / 1.618 / 1.618 / 1.618, within(1e-12));
    }

    @Test
    void aPointTakesOneExitAndExitsBeyondTheLastPointAreLeftOut() {
        double[] even = IntStream.rangeClosed(1, 4).asDoubleStream().toArray();
        assertThat(PlacementSchedule.LINEAR.place(even, 4, 3)).containsExactly(0, 1, 2);
        assertThat(PlacementSchedule.FINE.place(new double[] {3, 4}, 4, 3)).containsExactly(0, 1);
        assertThat(PlacementSchedule.LINEAR.place(new double[] {1}, 4, 3)).containsExactly(0);
    }

    @Test
    void costsThatFallAreRefused() {
        assertThatThrownBy(() -> PlacementSchedule.FINE.place(new double[] {2, 1}, 100, 3))
                .hasMessage("Expected cumulative[1] to be >= the one before, given 1.0");
    }
}
