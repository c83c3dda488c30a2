package io.exeunt.simulator.analytic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Points of a plane none of which is at most as large as another in both coordinates, by rising x and so by falling y; each with something
 * that belongs to it. Differences below {@link #ROUNDING} of a coordinate are none. Of equals the first stays.
 */
final class Stairs<T> {
    /** Share of a coordinate. */
    static final double ROUNDING = 1e-12;

    private final List<T> held = new ArrayList<>();
    private double[] x = new double[8];
    private double[] y = new double[8];
    private int size;

    int size() {
        return size;
    }

    double x(int index) {
        return x[index];
    }

    double y(int index) {
        return y[index];
    }

    T held(int index) {
        return held.get(index);
    }

    /** Whether a point that is known is nowhere larger. */
    boolean covers(double px, double py) {
        int at = firstBeyond(px * (1 + ROUNDING)) - 1;
        return at >= 0 && y[at] <= py * (1 + ROUNDING);
    }

    /** Adds a point unless it is covered, and takes away those that it covers. */
    boolean add(double px, double py, Supplier<T> belonging) {
        if (covers(px, py)) {
            return false;
        }
        int from = firstBeyond(px);
        while (from > 0 && x[from - 1] >= px) {
            from--;
        }
        int to = from;
        while (to < size && y[to] >= py) {
            to++;
        }
        replace(from, to, px, py);
        held.subList(from, to).clear();
        held.add(from, belonging.get());
        return true;
    }

    private void replace(int from, int to, double px, double py) {
        int grown = size - (to - from) + 1;
        if (grown > x.length) {
            x = Arrays.copyOf(x, 2 * x.length);
            y = Arrays.copyOf(y, 2 * y.length);
        }
        System.arraycopy(x, to, x, from + 1, size - to);
        System.arraycopy(y, to, y, from + 1, size - to);
        x[from] = px;
        y[from] = py;
        size = grown;
    }

    /** Index of the first point of larger x. */
    private int firstBeyond(double px) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] <= px) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
