package io.exeunt.policies.dl4j.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link CodewordHistogram} in plain Java. One thread at a time. */
final class HistogramLayer extends PlainLayer {
    private static final long serialVersionUID = 1L;

    private final int window;
    private transient float[] x = new float[0];
    private transient HistogramKernel kernel = new HistogramKernel(0, 0, 0, 1);

    HistogramLayer(NeuralNetConfiguration configuration, DataType type, int window) {
        super(configuration, type);
        this.window = window;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        long[] shape = input.shape();
        int samples = (int) shape[0];
        kernel = new HistogramKernel((int) shape[1], (int) shape[2], (int) shape[3], window);
        x = values(input);
        float[] out = new float[samples * kernel.outputs()];
        for (int n = 0; n < samples; n++) {
            kernel.forward(x, n, scalar(CodewordHistogram.SCALE), scalar(CodewordHistogram.OFFSET), out);
        }
        float factor = scalar(CodewordHistogram.POSITION_SCALE) * scalar(CodewordHistogram.WINDOW_SCALE);
        for (int i = 0; i < out.length; i++) {
            out[i] *= factor;
        }
        long[] outShape = {samples, shape[1], shape[2] / window, shape[3] / window};
        return written(out, workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, outShape));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        float scale = scalar(CodewordHistogram.SCALE);
        float offset = scalar(CodewordHistogram.OFFSET);
        float positions = scalar(CodewordHistogram.POSITION_SCALE);
        float windows = scalar(CodewordHistogram.WINDOW_SCALE);
        float[] e = values(epsilon);
        float[] byX = new float[x.length];
        HistogramKernel.Sums sums = new HistogramKernel.Sums();
        for (int n = 0; n < x.length / kernel.inputs(); n++) {
            kernel.backward(x, n, scale, offset, e, byX, sums);
        }
        double factor = (double) positions * windows;
        for (int i = 0; i < byX.length; i++) {
            byX[i] *= (float) factor;
        }
        Gradient gradient = new DefaultGradient(gradients);
        put(gradient, CodewordHistogram.SCALE, factor * sums.byScale);
        put(gradient, CodewordHistogram.OFFSET, factor * sums.byOffset);
        put(gradient, CodewordHistogram.POSITION_SCALE, windows * sums.byFactor);
        put(gradient, CodewordHistogram.WINDOW_SCALE, positions * sums.byFactor);
        INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape());
        return new Pair<>(gradient, written(byX, out));
    }

    private void put(Gradient gradient, String name, double value) {
        put(gradient, name, new float[] {(float) value});
    }

    private float scalar(String name) {
        return parameter(name)[0];
    }
}
