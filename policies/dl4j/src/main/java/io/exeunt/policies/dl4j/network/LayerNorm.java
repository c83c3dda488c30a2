package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layer norm over the channels of each position: g · (x − mean) / √(variance + 1e-5) + b, with a learned gain g and bias b per channel.
 * Source: Ba, Kiros and Hinton, arXiv 1607.06450.
 */
public final class LayerNorm extends PlainLayerConfiguration {
    static final String GAIN = "gain";
    static final String BIAS = "bias";

    private static final long serialVersionUID = 1L;

    private int channels;

    /** For Jackson. */
    @SuppressWarnings("unused")
    private LayerNorm() {}

    /**
     * A layer of gain 1 and bias 0.
     *
     * @param name of the layer
     * @param channels of its input, > 0
     */
    public LayerNorm(String name, int channels) {
        setLayerName(name);
        this.channels = (int) Check.positive("channels", (long) channels);
    }

    /** Channels of input and output. */
    public int getChannels() {
        return channels;
    }

    /** For Jackson. */
    public void setChannels(int channels) {
        this.channels = channels;
    }

    @Override
    public void defineParameters(SDLayerParams parameters) {
        parameters.addBiasParam(GAIN, channels);
        parameters.addBiasParam(BIAS, channels);
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {
        parameters.forEach((name, values) -> values.assign(name.equals(GAIN) ? 1 : 0));
    }

    @Override
    PlainLayer made(NeuralNetConfiguration configuration, DataType type) {
        return new LayerNormLayer(configuration, type);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return input;
    }
}
