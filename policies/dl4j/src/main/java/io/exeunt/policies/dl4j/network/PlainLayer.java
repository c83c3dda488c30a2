package io.exeunt.policies.dl4j.network;

import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.samediff.SameDiffLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer that computes in plain Java. It is a layer of SameDiff for the sake of its parameters only. One thread at a time.
 *
 * @implNote Deeplearning4j 1.0.0-M2.1 doubles every gradient that passes a layer which SameDiff computes.
 */
abstract class PlainLayer extends SameDiffLayer {
    private static final long serialVersionUID = 1L;

    PlainLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    /** Learned numbers, row by row. */
    final float[] parameter(String name) {
        return values(Objects.requireNonNull(paramTable.get(name), name));
    }

    /** Leaves the derivatives by a parameter where the optimiser finds them. */
    final void put(Gradient gradient, String name, float[] derivatives) {
        INDArray view = Objects.requireNonNull(gradTable.get(name), name);
        view.assign(Nd4j.createFromArray(derivatives).reshape('c', view.shape()));
        gradient.setGradientFor(name, view);
    }

    static float[] values(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    static INDArray written(float[] values, INDArray target) {
        new FloatPointer(target.data().addressPointer()).put(values, 0, values.length);
        return target;
    }
}
