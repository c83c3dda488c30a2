package io.exeunt.search.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Splits points into fronts: the first is dominated by nobody, the next only by the first, and so on. Efficient non-dominated sort with
 * binary search. Source: Zhang et al., IEEE Trans. Evol. Comp. 19(2), 2015 (ENS-BS). O(n log n) for two objectives.
 */
final class NondominatedSort {
    private final double[][] points;
    private final List<IndexList> fronts = new ArrayList<>();

    private NondominatedSort(double[][] points) {
        this.points = points;
    }

    /**
     * Sorts.
     *
     * @param points [point][objective], to be minimised, without NaN
     * @return [front][member] indices of points, within a front by first objective (then the second, …), then by index
     */
    static int[][] fronts(double[][] points) {
        NondominatedSort sort = new NondominatedSort(points);
        Integer[] order = new Integer[points.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer, double[]>comparing(i -> points[i], NondominatedSort::compare));
        for (int index : order) {
            sort.place(index);
        }
        return sort.fronts.stream().map(IndexList::toArray).toArray(int[][]::new);
    }

    private static int compare(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return a[i] < b[i] ? -1 : 1;
            }
        }
        return 0;
    }

    /** Whoever dominates a point lies in every front before the point's own, so the right front is found by bisection. */
    private void place(int index) {
        int low = 0;
        int high = fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dominatedIn(fronts.get(middle), points[index])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == fronts.size()) {
            fronts.add(new IndexList());
        }
        fronts.get(low).add(index);
    }

    /** Members come sorted, so with two objectives the last one has the smallest second value and decides alone. */
    private boolean dominatedIn(IndexList front, double[] point) {
        int first = point.length <= 2 ? front.size - 1 : 0;
        for (int i = front.size - 1; i >= first; i--) {
            if (dominates(points[front.indices[i]], point)) {
                return true;
            }
        }
        return false;
    }

    private static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int i = 0; i < a.length; i++) {
            if (a[i] > b[i]) {
                return false;
            }
            better |= a[i] < b[i];
        }
        return better;
    }

    /** A growing array of indices. */
    private static final class IndexList {
        private int[] indices = new int[8];
        private int size;

        void add(int index) {
            if (size == indices.length) {
                indices = Arrays.copyOf(indices, 2 * size);
            }
            indices[size++] = index;
        }

        int[] toArray() {
            return Arrays.copyOf(indices, size);
        }
    }
}
