package io.exeunt.search.algorithm;

/** Sorts indices by their keys; those with equal keys stay in order. Merge sort without objects, as a search ranks every generation. */
final class StableSort {
    private static final int SHORT = 16;

    private final double[] keys;
    private int[] from;
    private int[] to;

    private StableSort(double[] keys, int[] indices) {
        this.keys = keys;
        this.from = indices;
        this.to = new int[indices.length];
    }

    /**
     * Sorts in place.
     *
     * @param keys by index, without NaN; 0.0 and −0.0 are equal
     */
    static void sort(int[] indices, double[] keys) {
        new StableSort(keys, indices).sort(indices);
    }

    private void sort(int[] result) {
        for (int low = 0; low < result.length; low += SHORT) {
            insert(low, Math.min(result.length, low + SHORT));
        }
        for (int width = SHORT; width < result.length; width *= 2) {
            for (int low = 0; low < result.length; low += 2 * width) {
                int middle = Math.min(result.length, low + width);
                merge(low, middle, Math.min(result.length, middle + width));
            }
            int[] merged = to;
            to = from;
            from = merged;
        }
        if (from != result) {
            System.arraycopy(from, 0, result, 0, result.length);
        }
    }

    private void insert(int low, int high) {
        for (int i = low + 1; i < high; i++) {
            int moved = from[i];
            double key = keys[moved];
            int at = i;
            for (; at > low && keys[from[at - 1]] > key; at--) {
                from[at] = from[at - 1];
            }
            from[at] = moved;
        }
    }

    private void merge(int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takesLeft = right == high || left < middle && keys[from[left]] <= keys[from[right]];
            to[i] = takesLeft ? from[left++] : from[right++];
        }
    }
}
