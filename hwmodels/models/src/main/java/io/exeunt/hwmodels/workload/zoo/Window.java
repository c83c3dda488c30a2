package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.WindowAxis;

/**
 * The window of a convolution or pooling and how it moves.
 *
 * @param height rows, > 0
 * @param width columns, > 0
 * @param stride step in both directions, > 0
 * @param padHeight rows added above and below, >= 0
 * @param padWidth columns added left and right, >= 0
 * @param fit what happens where the last window overhangs
 */
public record Window(int height, int width, int stride, int padHeight, int padWidth, Fit fit) {
    /** What happens at the far edge. */
    public enum Fit {
        /** A window that overhangs is left out. */
        FLOOR,
        /** A window that overhangs is cut. */
        CEIL,
        /** Padded just so that a stride of s gives ⌈size / s⌉ positions, whatever the padding says. */
        SAME
    }

    public Window {
        Check.positive("window height", (long) height);
        Check.positive("window width", (long) width);
        Check.positive("stride", (long) stride);
        Check.nonNegative("padHeight", (long) padHeight);
        Check.nonNegative("padWidth", (long) padWidth);
    }

    /** A square window, stride 1, no padding. */
    public static Window of(int size) {
        return of(size, size);
    }

    /** A rectangular window, stride 1, no padding. */
    public static Window of(int height, int width) {
        return new Window(height, width, 1, 0, 0, Fit.FLOOR);
    }

    /** With this stride. */
    public Window stride(int step) {
        return new Window(height, width, step, padHeight, padWidth, fit);
    }

    /** With this padding on all sides. */
    public Window pad(int all) {
        return new Window(height, width, stride, all, all, fit);
    }

    /** Padded so that stride 1 keeps the size; for odd windows. */
    public Window centred() {
        return new Window(height, width, stride, height / 2, width / 2, fit);
    }

    /** With this treatment of the far edge. */
    public Window fit(Fit how) {
        return new Window(height, width, stride, padHeight, padWidth, how);
    }

    /** Shape of the result over a map, with this many channels. */
    public FeatureMap over(FeatureMap in, int channels) {
        return new FeatureMap(
                channels, positions(in.height(), height, padHeight), positions(in.width(), width, padWidth));
    }

    /** As an operator has it; what SAME pads depends on the map, and is left unsaid. */
    Kernel kernel() {
        boolean same = fit == Fit.SAME;
        return Kernel.of(
                new WindowAxis(height, stride, 1, same ? null : new WindowAxis.Padding(padHeight, padHeight)),
                new WindowAxis(width, stride, 1, same ? null : new WindowAxis.Padding(padWidth, padWidth)));
    }

    private int positions(int size, int window, int pad) {
        int room = size + 2 * pad - window;
        return switch (fit) {
            case FLOOR -> Math.floorDiv(room, stride) + 1;
            case CEIL -> -Math.floorDiv(-room, stride) + 1;
            case SAME -> -Math.floorDiv(-size, stride);
        };
    }
}
