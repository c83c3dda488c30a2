package io.exeunt.policies.dl4j.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link LayerNorm} at work. */
final class LayerNormLayer extends PlainLayer {
    private static final long serialVersionUID = 1L;
    private static final double SMALLEST_VARIANCE = 1e-5;

    /** What the last forward pass made of its input, without gain and bias, [sample][channel][position]. */
    private transient float[] normed = new float[0];
    /** 1 / √(variance + 1e-5), [sample][position]. */
    private transient float[] inverse = new float[0];

    LayerNormLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    private int channels() {
        return (int) input.size(1);
    }

    private int positions() {
        return (int) (input.size(2) * input.size(3));
    }

    private int samples() {
        return (int) input.size(0);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        normed = values(input);
        inverse = new float[samples() * positions()];
        for (int n = 0; n < samples(); n++) {
            for (int p = 0; p < positions(); p++) {
                normalise(n * channels() * positions() + p, n * positions() + p);
            }
        }
        float[] gain = parameter(LayerNorm.GAIN);
        float[] bias = parameter(LayerNorm.BIAS);
        float[] out = new float[normed.length];
        for (int i = 0; i < out.length; i++) {
            int channel = i / positions() % channels();
            out[i] = gain[channel] * normed[i] + bias[channel];
        }
        return written(out, workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, input.shape()));
    }

    private void normalise(int first, int position) {
        int step = positions();
        int end = first + channels() * step;
        double mean = 0;
        for (int i = first; i < end; i += step) {
            mean += normed[i];
        }
        mean /= channels();
        double variance = 0;
        for (int i = first; i < end; i += step) {
            variance += (normed[i] - mean) * (normed[i] - mean);
        }
        double factor = 1 / Math.sqrt(variance / channels() + SMALLEST_VARIANCE);
        for (int i = first; i < end; i += step) {
            normed[i] = (float) ((normed[i] - mean) * factor);
        }
        inverse[position] = (float) factor;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        float[] e = values(epsilon);
        float[] byGain = new float[channels()];
        float[] byBias = new float[channels()];
        float[] gain = parameter(LayerNorm.GAIN);
        for (int i = 0; i < e.length; i++) {
            int channel = i / positions() % channels();
            byGain[channel] += e[i] * normed[i];
            byBias[channel] += e[i];
            e[i] *= gain[channel];
        }
        for (int n = 0; n < samples(); n++) {
            for (int p = 0; p < positions(); p++) {
                backwards(e, n * channels() * positions() + p, n * positions() + p);
            }
        }
        Gradient gradient = new DefaultGradient(gradients);
        put(gradient, LayerNorm.GAIN, byGain);
        put(gradient, LayerNorm.BIAS, byBias);
        INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape());
        return new Pair<>(gradient, written(e, out));
    }

    /** Derivatives by normed numbers y of a position become those by its input: (e − mean(e) − y · mean(e · y)) · inverse. */
    private void backwards(float[] e, int first, int position) {
        int step = positions();
        int end = first + channels() * step;
        double mean = 0;
        double along = 0;
        for (int i = first; i < end; i += step) {
            mean += e[i];
            along += e[i] * normed[i];
        }
        mean /= channels();
        along /= channels();
        for (int i = first; i < end; i += step) {
            e[i] = (float) ((e[i] - mean - normed[i] * along) * inverse[position]);
        }
    }
}
