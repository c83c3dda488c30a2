package io.exeunt.search.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits points into fronts: the first is dominated by nobody, the next only by the first, and so on. Efficient non-dominated sort with
 * binary search. Source: Zhang et al., IEEE Trans. Evol. Comp. 19(2), 2015 (ENS-BS). O(n log n) comparisons for up to three objectives:
 * as points come in the order of the first one, a front is a falling staircase in the other two.
 */
final class NondominatedSort {
    private final double[][] columns;
    private final List<Front> fronts = new ArrayList<>();

    private NondominatedSort(double[][] columns) {
        this.columns = columns;
    }

    /**
     * Sorts.
     *
     * @param columns [objective][point], to be minimised, without NaN
     * @param count number of points
     * @return [front][member] indices of points, within a front by first objective (then the second, …), then by index
     */
    static int[][] fronts(double[][] columns, int count) {
        NondominatedSort sort = new NondominatedSort(columns);
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        for (int objective = columns.length - 1; objective >= 0; objective--) {
            StableSort.sort(order, columns[objective]);
        }
        Front last = null;
        for (int i = 0; i < count; i++) {
            boolean twin = last != null && sort.equal(order[i - 1], order[i]);
            Front front = last != null && twin ? last : sort.frontOf(order[i]);
            front.add(order[i]);
            last = front;
        }
        return sort.fronts.stream().map(Front::members).toArray(int[][]::new);
    }

    private boolean equal(int a, int b) {
        for (double[] column : columns) {
            if (column[a] != column[b]) {
                return false;
            }
        }
        return true;
    }

    /** Whoever dominates a point lies in every front before the point's own, so the right front is found by bisection. */
    private Front frontOf(int index) {
        int low = 0;
        int high = fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fronts.get(middle).dominates(index)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == fronts.size()) {
            fronts.add(columns.length <= 3 ? new Stairs(columns) : new Any(columns));
        }
        return fronts.get(low);
    }

    /** A growing front. Whoever is asked about or added comes after all members in the order of the objectives, and equals none. */
    private abstract static class Front {
        private int[] members = new int[8];
        private int size;

        abstract boolean dominates(int point);

        void add(int point) {
            if (size == members.length) {
                members = Arrays.copyOf(members, 2 * size);
            }
            members[size++] = point;
        }

        int size() {
            return size;
        }

        int member(int place) {
            return members[place];
        }

        int[] members() {
            return Arrays.copyOf(members, size);
        }
    }

    /** Up to three objectives. Of the second and the third only those members count that are best in both: a falling staircase. */
    private static final class Stairs extends Front {
        private final double[] second;
        private final double[] third;
        private int[] steps = new int[8];
        private int count;

        Stairs(double[][] columns) {
            double[] nothing = new double[columns[0].length];
            second = columns.length > 1 ? columns[1] : nothing;
            third = columns.length > 2 ? columns[2] : nothing;
        }

        @Override
        boolean dominates(int point) {
            int before = upTo(second[point]) - 1;
            return before >= 0 && third[steps[before]] <= third[point];
        }

        /** Number of steps whose second objective is not above a value. */
        private int upTo(double value) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (second[steps[middle]] <= value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        @Override
        void add(int point) {
            super.add(point);
            if (!dominates(point)) {
                insert(point);
            }
        }

        private void insert(int point) {
            int at = upTo(second[point]);
            if (at > 0 && second[steps[at - 1]] == second[point]) {
                at--;
            }
            int next = at;
            while (next < count && third[steps[next]] >= third[point]) {
                next++;
            }
            if (count == steps.length) {
                steps = Arrays.copyOf(steps, 2 * count);
            }
            System.arraycopy(steps, next, steps, at + 1, count - next);
            steps[at] = point;
            count += 1 - (next - at);
        }
    }

    /** Any number of objectives: every member is looked at. */
    private static final class Any extends Front {
        private final double[][] columns;

        Any(double[][] columns) {
            this.columns = columns;
        }

        @Override
        boolean dominates(int point) {
            for (int i = size() - 1; i >= 0; i--) {
                if (nowhereWorse(member(i), point)) {
                    return true;
                }
            }
            return false;
        }

        private boolean nowhereWorse(int a, int b) {
            for (double[] column : columns) {
                if (column[a] > column[b]) {
                    return false;
                }
            }
            return true;
        }
    }
}
