package io.exeunt.policies.onnxruntime;

import java.util.List;

/** Samples as a model reads them, with a class each. */
public interface ModelInputs {
    /** Number of samples. */
    int size();

    /** Class of a sample, >= 0. */
    int label(int sample);

    /** Inputs of one sample, in the order of its numbers; at least one. */
    List<InputPart> parts();

    /** Writes the numbers of one sample: part after part, each row by row. */
    void copyTo(int sample, float[] target, int offset);

    /** SHA-256 of all that decides the samples, as lower-case hex. */
    String sha256();

    /** Numbers of one sample. */
    default int elements() {
        return parts().stream().mapToInt(InputPart::elements).reduce(0, Math::addExact);
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
