package io.exeunt.policies.onnxruntime;

import java.util.List;

/** Samples as a model reads them, with a class each. */
public interface ModelInputs {
    /** Number of samples. */
    int size();

    /** Class of a sample, >= 0. */
    int label(int sample);

    /** Shape of one sample, batch left out, such as 3, 32, 32. */
    List<Long> shape();

    /** Writes one sample, row by row. */
    void copyTo(int sample, float[] target, int offset);

    /** SHA-256 of all that decides the samples, as lower-case hex. */
    String sha256();

    /** Elements of one sample. */
    default int elements() {
        return Math.toIntExact(shape().stream().reduce(1L, Math::multiplyExact));
    }

    /** Classes of all samples, [sample]. */
    default int[] labels() {
        int[] labels = new int[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(i);
        }
        return labels;
    }
}
