package io.exeunt.policies.dl4j.helper;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalizationHelper;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation of [sample][channel][row][column] maps in training, in plain Java: four passes over the data where the
 * built-in implementation makes some twenty. Formulas: Ioffe and Szegedy, "Batch Normalization" (2015), algorithm 1 and section 3.
 *
 * <p>Inference and other layouts are declined, which makes Deeplearning4j use its own implementation. One thread at a time.
 */
final class TrainingBatchNorm implements BatchNormalizationHelper {
    private final Scratch scratch;
    private float[] mean = new float[0];
    private float[] inverseDeviation = new float[0];
    private @Nullable INDArray meanCache;
    private @Nullable INDArray varianceCache;

    TrainingBatchNorm(Scratch scratch) {
        this.scratch = scratch;
    }

    @Override
    public @Nullable INDArray preOutput(
            INDArray x,
            boolean training,
            long[] shape,
            INDArray gamma,
            INDArray beta,
            INDArray runningMean,
            INDArray runningVariance,
            double decay,
            double eps,
            CNN2DFormat format,
            LayerWorkspaceMgr workspaces) {
        if (!training || format != CNN2DFormat.NCHW || x.rank() != 4) {
            return null;
        }
        Planes planes = Planes.of(x);
        float[] v = scratch.first(planes.length());
        Scratch.read(x, v);
        measure(v, planes, eps);
        normalise(v, planes, values(gamma), values(beta));
        INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.shape());
        Scratch.write(v, out);
        return out;
    }

    private void measure(float[] v, Planes planes, double eps) {
        mean = new float[planes.channels()];
        inverseDeviation = new float[planes.channels()];
        float[] variance = new float[planes.channels()];
        for (int c = 0; c < planes.channels(); c++) {
            double sum = 0;
            for (int n = 0; n < planes.samples(); n++) {
                sum += PlaneSums.sum(v, planes.from(n, c), planes.to(n, c));
            }
            mean[c] = (float) (sum / planes.perChannel());
            double squares = 0;
            for (int n = 0; n < planes.samples(); n++) {
                squares += PlaneSums.squares(v, planes.from(n, c), planes.to(n, c), mean[c]);
            }
            variance[c] = (float) (squares / planes.perChannel());
            inverseDeviation[c] = (float) (1 / Math.sqrt(variance[c] + eps));
        }
        meanCache = detached(mean, meanCache);
        varianceCache = detached(variance, varianceCache);
    }

    private void normalise(float[] v, Planes planes, float[] gamma, float[] beta) {
        for (int n = 0; n < planes.samples(); n++) {
            for (int c = 0; c < planes.channels(); c++) {
                float scale = gamma[c] * inverseDeviation[c];
                float shift = beta[c] - mean[c] * scale;
                int to = planes.to(n, c);
                for (int i = planes.from(n, c); i < to; i++) {
                    v[i] = v[i] * scale + shift;
                }
            }
        }
    }

    @Override
    public @Nullable Pair<Gradient, INDArray> backpropGradient(
            INDArray x,
            INDArray epsilon,
            long[] shape,
            INDArray gamma,
            INDArray beta,
            INDArray gammaGradient,
            INDArray betaGradient,
            double eps,
            CNN2DFormat format,
            LayerWorkspaceMgr workspaces) {
        if (format != CNN2DFormat.NCHW || x.rank() != 4) {
            return null;
        }
        Planes planes = Planes.of(x);
        float[] v = scratch.first(planes.length());
        float[] e = scratch.second(planes.length());
        Scratch.read(x, v);
        Scratch.read(epsilon, e);
        float[] dGamma = new float[planes.channels()];
        float[] dBeta = new float[planes.channels()];
        float[] gammas = values(gamma);
        for (int c = 0; c < planes.channels(); c++) {
            propagate(v, e, planes, c, gammas[c], dGamma, dBeta);
        }
        Scratch.write(dGamma, gammaGradient);
        Scratch.write(dBeta, betaGradient);
        INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape());
        Scratch.write(e, out);
        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(BatchNormalizationParamInitializer.GAMMA, gammaGradient);
        gradient.setGradientFor(BatchNormalizationParamInitializer.BETA, betaGradient);
        return new Pair<>(gradient, out);
    }

    /** dx = γ/σ · (e − mean(e) − x̂·mean(e·x̂)), in place of e; dγ = Σ e·x̂, dβ = Σ e. */
    private void propagate(float[] v, float[] e, Planes planes, int c, float gamma, float[] dGamma, float[] dBeta) {
        double sum = 0;
        double product = 0;
        for (int n = 0; n < planes.samples(); n++) {
            sum += PlaneSums.sum(e, planes.from(n, c), planes.to(n, c));
            product += PlaneSums.product(v, mean[c], e, planes.from(n, c), planes.to(n, c));
        }
        dBeta[c] = (float) sum;
        dGamma[c] = (float) (product * inverseDeviation[c]);
        float scale = gamma * inverseDeviation[c];
        float offset = (float) (sum / planes.perChannel());
        float slope = (float) (product * inverseDeviation[c] * inverseDeviation[c] / planes.perChannel());
        float center = mean[c];
        for (int n = 0; n < planes.samples(); n++) {
            int to = planes.to(n, c);
            for (int i = planes.from(n, c); i < to; i++) {
                e[i] = scale * (e[i] - offset - (v[i] - center) * slope);
            }
        }
    }

    @Override
    public boolean checkSupported(double eps, boolean fixedGammaBeta) {
        return !fixedGammaBeta;
    }

    @Override
    public boolean checkSupported() {
        return true;
    }

    @Override
    public @Nullable INDArray getMeanCache(DataType dataType) {
        return meanCache;
    }

    @Override
    public @Nullable INDArray getVarCache(DataType dataType) {
        return varianceCache;
    }

    @Override
    public Map<String, Long> helperMemoryUse() {
        return Map.of();
    }

    private static float[] values(INDArray parameter) {
        float[] values = new float[(int) parameter.length()];
        Scratch.read(parameter, values);
        return values;
    }

    private static INDArray detached(float[] values, @Nullable INDArray old) {
        INDArray array = old;
        if (array == null) {
            try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                Objects.requireNonNull(outside);
                array = Nd4j.createUninitialized(DataType.FLOAT, values.length);
            }
        }
        Scratch.write(values, array);
        return array;
    }

    /** Where the plane of a sample and channel lies in a row-major array. */
    private record Planes(int samples, int channels, int size) {
        static Planes of(INDArray x) {
            return new Planes((int) x.size(0), (int) x.size(1), (int) (x.size(2) * x.size(3)));
        }

        int length() {
            return samples * channels * size;
        }

        double perChannel() {
            return (double) samples * size;
        }

        int from(int sample, int channel) {
            return (sample * channels + channel) * size;
        }

        int to(int sample, int channel) {
            return from(sample, channel) + size;
        }
    }
}
