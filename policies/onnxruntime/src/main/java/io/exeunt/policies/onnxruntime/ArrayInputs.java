package io.exeunt.policies.onnxruntime;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Samples that are ready for a network as they stand. */
public final class ArrayInputs implements ModelInputs {
    private final List<InputPart> parts;
    private final float[] values;
    private final int[] labels;

    /**
     * Takes over the arrays without copying them.
     *
     * @param parts of one sample
     * @param values [sample] and then its parts, each row by row
     * @param labels [sample], >= 0
     * @throws IllegalArgumentException if sizes do not fit each other
     */
    public ArrayInputs(List<InputPart> parts, float[] values, int[] labels) {
        this.parts = Check.notEmpty("parts", parts);
        this.values = values;
        this.labels = labels;
        long expected = Math.multiplyExact((long) elements(), labels.length);
        Check.require(values.length == expected, "values", expected + " in number", values.length);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int sample) {
        return labels[sample];
    }

    @Override
    public List<InputPart> parts() {
        return parts;
    }

    @Override
    public void copyTo(int sample, float[] target, int offset) {
        int elements = elements();
        System.arraycopy(values, sample * elements, target, offset, elements);
    }

    @Override
    public String sha256() {
        ByteBuffer bytes = ByteBuffer.allocate(4 * elements());
        Sha256 sum = Sha256.begin().add(parts + ", " + size() + " samples");
        for (int i = 0; i < size(); i++) {
            bytes.clear().asFloatBuffer().put(values, i * elements(), elements());
            sum.add(bytes.array().clone());
        }
        return sum.add(IntStream.of(labels).boxed().toList().toString()).hex();
    }
}
