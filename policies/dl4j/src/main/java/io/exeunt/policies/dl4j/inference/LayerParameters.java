package io.exeunt.policies.dl4j.inference;

import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Parameters of a network's layers, by name. */
final class LayerParameters {
    private final ComputationGraph graph;

    LayerParameters(ComputationGraph graph) {
        this.graph = graph;
    }

    /**
     * What a batch norm does to each channel: multiplies and adds.
     *
     * @param factor [channel]
     * @param offset [channel]
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Scales(float[] factor, float[] offset) {}

    /** The factor is γ / √(σ² + ε), the offset β − μ · factor. */
    Scales scales(String name, BatchNormalization norm) {
        float[] mean = parameter(name, "mean");
        float[] variance = variance(name, norm);
        float[] factor = new float[mean.length];
        float[] offset = new float[mean.length];
        for (int c = 0; c < mean.length; c++) {
            double gamma = norm.isLockGammaBeta() ? norm.getGamma() : parameter(name, "gamma")[c];
            double beta = norm.isLockGammaBeta() ? norm.getBeta() : parameter(name, "beta")[c];
            double scale = gamma / Math.sqrt(variance[c] + norm.getEps());
            factor[c] = (float) scale;
            offset[c] = (float) (beta - mean[c] * scale);
        }
        return new Scales(factor, offset);
    }

    /** Kept as it is, or as log₁₀ of its root. */
    private float[] variance(String name, BatchNormalization norm) {
        if (!norm.isUseLogStd()) {
            return parameter(name, "var");
        }
        float[] values = parameter(name, "log10stdev");
        for (int c = 0; c < values.length; c++) {
            values[c] = (float) Math.pow(10, 2.0 * values[c]);
        }
        return values;
    }

    float[] parameter(String layer, String parameter) {
        return tensor(layer, parameter).dup('c').data().asFloat();
    }

    INDArray tensor(String layer, String parameter) {
        Layer of = graph.getLayer(layer);
        return Objects.requireNonNull(of.getParam(parameter), layer + "_" + parameter);
    }
}
