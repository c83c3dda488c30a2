package io.exeunt.hwmodels.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.WindowAxis.Padding;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes that windows make, against windows that are laid one by one. */
class WindowAxisTest {
    /** Windows that lie within a padded axis. */
    private static int laid(int length, WindowAxis axis) {
        int windows = 0;
        for (int at = 0; at + axis.span() <= length; at += axis.stride()) {
            windows++;
        }
        return windows;
    }

    @Property(tries = 500)
    void aPaddedConvolutionMakesAsManyAsFit(
            @ForAll @IntRange(min = 1, max = 40) int in,
            @ForAll @IntRange(min = 1, max = 7) int size,
            @ForAll @IntRange(min = 1, max = 5) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(max = 4) int before,
            @ForAll @IntRange(max = 4) int after) {
        WindowAxis axis = new WindowAxis(size, stride, dilation, new Padding(before, after));
        int laid = laid(in + before + after, axis);

        assertThat(axis.convolved(in)).isEqualTo(new WindowAxis.Sizes(laid, laid));
    }

    @Property(tries = 500)
    void whateverPaddingMakesIsAllowedWhereNoneIsSaid(
            @ForAll @IntRange(min = 1, max = 40) int in,
            @ForAll @IntRange(min = 2, max = 7) int size,
            @ForAll @IntRange(min = 1, max = 5) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(max = 18) int padding) {
        WindowAxis axis = new WindowAxis(size, stride, dilation, null);
        int laid = laid(in + padding, axis);

        assertThat(axis.convolved(in).contains(laid)).isEqualTo(laid > 0 && anyPadding(in, axis, laid));
    }

    /** Whether padding of up to a whole window less one at each end makes this, without doubling the axis. */
    private static boolean anyPadding(int in, WindowAxis axis, int made) {
        for (int padding = 0; padding <= Math.max(2, 2 * (axis.span() - 1)); padding++) {
            if (laid(in + padding, axis) == made) {
                return made < 2 * in;
            }
        }
        return false;
    }

    /** Dumoulin and Visin, relationship 14: a transposed convolution goes from what a convolution makes back to what it reads. */
    @Property(tries = 500)
    void aTransposedConvolutionUndoesTheSizeOfAConvolution(
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll @IntRange(min = 1, max = 5) int window,
            @ForAll @IntRange(min = 1, max = 5) int stride,
            @ForAll @IntRange(max = 2) int padding) {
        WindowAxis axis = new WindowAxis(window, stride, 1, new Padding(padding, padding));
        int made = laid(size + 2 * padding, axis);

        assertThat(made == 0 || axis.transposed(made).contains(size)).isTrue();
        assertThat(axis.transposed(made + 1).contains(size)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "13, 6, 3, 2, floor as in AlexNet",
        "54, 27, 3, 2, ceil as in SqueezeNet",
        "112, 56, 3, 2, padded by 1",
        "13, 13, 2, 1, same as in Tiny-YOLO",
        "8, 4, 1, 2, thinned",
    })
    void poolingsMayLeaveOutOrCutTheLastWindow(int in, int out, int size, int stride, String which) {
        assertThat(WindowAxis.of(size, stride).pools(in, out)).as(which).isTrue();
        assertThat(WindowAxis.of(size, 0).pools(in, out)).as(which).isTrue();
        assertThat(WindowAxis.of(size, stride).pools(in, out + 2)).as(which).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"11, 5, 3", "8, 7, 2", "150, 100, 2", "32, 1, 32", "7, 7, 1"})
    void adaptivePoolingsDivideAsEvenlyAsTheyCan(int in, int out, int size) {
        assertThat(WindowAxis.of(size, 0).pools(in, out)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"32, 1, 2", "32, 20, 4", "8, 16, 2"})
    void windowsThatLeaveMostUnreadAreNoPooling(int in, int out, int size) {
        assertThat(WindowAxis.of(size, 0).pools(in, out)).isFalse();
    }
}
