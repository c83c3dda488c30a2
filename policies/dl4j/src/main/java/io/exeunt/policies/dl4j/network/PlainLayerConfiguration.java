package io.exeunt.policies.dl4j.network;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Describes a layer that a {@link PlainLayer} computes; a SameDiff layer for the sake of its parameters only. */
abstract class PlainLayerConfiguration extends SameDiffLayer {
    private static final long serialVersionUID = 1L;

    /** The layer at work, without parameters yet. */
    abstract PlainLayer made(NeuralNetConfiguration configuration, DataType type);

    @Override
    public final Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        PlainLayer layer = made(configuration, type);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialise));
        layer.setConf(configuration);
        return layer;
    }

    @Override
    public final SDVariable defineLayer(
            SameDiff graph, SDVariable input, Map<String, SDVariable> parameters, @Nullable SDVariable mask) {
        throw new UnsupportedOperationException("PlainLayer computes, not SameDiff");
    }
}
