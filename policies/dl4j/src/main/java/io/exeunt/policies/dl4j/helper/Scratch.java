package io.exeunt.policies.dl4j.helper;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** Two heap arrays that the layers of one graph take turns in using. For one thread at a time. */
final class Scratch {
    private float[] first = new float[0];
    private float[] second = new float[0];

    float[] first(int length) {
        if (first.length < length) {
            first = new float[length];
        }
        return first;
    }

    float[] second(int length) {
        if (second.length < length) {
            second = new float[length];
        }
        return second;
    }

    /** Copies an array in row-major order to the heap. */
    static void read(INDArray source, float[] target) {
        boolean plain = source.ordering() == 'c' && Shape.hasDefaultStridesForShape(source);
        INDArray rowMajor = plain ? source : source.dup('c');
        pointer(rowMajor).get(target, 0, (int) source.length());
    }

    /** Copies row-major values from the heap. */
    static void write(float[] source, INDArray target) {
        pointer(target).put(source, 0, (int) target.length());
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }
}
