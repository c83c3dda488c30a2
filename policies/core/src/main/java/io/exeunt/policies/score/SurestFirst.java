package io.exeunt.policies.score;

/** Sorts samples by falling score without boxing them. */
public final class SurestFirst {
    private SurestFirst() {}

    /** Sample indices, largest score first, equal scores in the samples' order. */
    public static int[] order(double... score) {
        double[] keys = score.clone();
        int[] order = new int[score.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        mergeSort(order, order.clone(), keys, 0, order.length);
        return order;
    }

    private static void mergeSort(int[] target, int[] source, double[] keys, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(source, target, keys, from, middle);
        mergeSort(source, target, keys, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right >= to || left < middle && keys[source[left]] >= keys[source[right]];
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }
}
