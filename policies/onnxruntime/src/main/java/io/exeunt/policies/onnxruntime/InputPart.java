package io.exeunt.policies.onnxruntime;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * One of the inputs of a sample.
 *
 * @param name of the model's input; empty for its only one
 * @param shape of one sample, batch left out, such as 3, 32, 32; none for one number
 */
public record InputPart(String name, List<Long> shape) {
    public InputPart {
        shape = List.copyOf(shape);
        shape.forEach(length -> Check.positive("length in the shape of " + name, length));
    }

    /** Numbers of one sample. */
    public int elements() {
        return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }

    /** Shape of so many samples. */
    long[] dims(int batch) {
        long[] dims = new long[shape.size() + 1];
        dims[0] = batch;
        for (int k = 0; k < shape.size(); k++) {
            dims[k + 1] = shape.get(k);
        }
        return dims;
    }
}
