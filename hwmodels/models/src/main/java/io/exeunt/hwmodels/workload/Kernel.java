package io.exeunt.hwmodels.workload;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A window over a map and how it moves along each axis.
 *
 * @param depth along the slices of a volume; {@link WindowAxis#UNIT} over anything flatter
 * @param height along the rows
 * @param width along the columns
 */
public record Kernel(WindowAxis depth, WindowAxis height, WindowAxis width) {
    /** A window over a map without depth. */
    public static Kernel of(WindowAxis height, WindowAxis width) {
        return new Kernel(WindowAxis.UNIT, height, width);
    }

    /** A window of which nobody says the padding. */
    public static Kernel of(int height, int width, int stride) {
        return of(WindowAxis.of(height, stride), WindowAxis.of(width, stride));
    }

    /** Elements under the window, > 0. */
    public long area() {
        return Math.multiplyExact((long) depth.size() * height.size(), width.size());
    }

    /** Whether this is a 3×3 window over a plane that moves by one and has no gaps. */
    public boolean dense3x3() {
        return depth.size() == 1
                && height.size() == 3
                && width.size() == 3
                && every(WindowAxis::stride, 1)
                && every(WindowAxis::dilation, 1);
    }

    private boolean every(ToIntFunction<WindowAxis> property, int value) {
        return List.of(depth, height, width).stream().mapToInt(property).allMatch(given -> given == value);
    }
}
