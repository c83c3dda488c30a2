package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Logistic bag of features behind a 1×1 convolution x with one codeword per channel: memberships u = (tanh(a·x + c) + 1) / 2, made to
 * sum to n1 over the codewords of each position, u / (Σ u + 5e-16) · n1, then averaged over windows of s × s that do not overlap and
 * multiplied by n2. Learned: a, c, n1 (from the number of codewords) and n2 (from s). Sources: Passalis et al., Pattern Recognition
 * 105 (2020), doi 10.1016/j.patcog.2020.107346; code of arXiv 2206.04685.
 *
 * @implNote A SameDiff layer for the sake of its parameters only; {@link HistogramLayer} computes. As a graph of SameDiff it was twenty
 *     times as slow, and Deeplearning4j 1.0.0-M2.1 doubles every gradient that passes such a layer.
 */
public final class CodewordHistogram extends PlainLayerConfiguration {
    static final String SCALE = "scale";
    static final String OFFSET = "offset";
    static final String POSITION_SCALE = "positionScale";
    static final String WINDOW_SCALE = "windowScale";

    private static final long serialVersionUID = 1L;

    private int codewords;
    private int window;

    /** For Jackson. */
    @SuppressWarnings("unused")
    private CodewordHistogram() {}

    /**
     * A layer with its initial parameters.
     *
     * @param name of the layer
     * @param codewords channels of the input, > 0
     * @param window rows and columns of a window, > 0
     */
    public CodewordHistogram(String name, int codewords, int window) {
        Check.positive("codewords", (long) codewords);
        Check.positive("window", (long) window);
        setLayerName(name);
        this.codewords = codewords;
        this.window = window;
    }

    /** Channels of input and output. */
    public int getCodewords() {
        return codewords;
    }

    /** For Jackson. */
    public void setCodewords(int codewords) {
        this.codewords = codewords;
    }

    /** Rows and columns of a window. */
    public int getWindow() {
        return window;
    }

    /** For Jackson. */
    public void setWindow(int window) {
        this.window = window;
    }

    @Override
    public void defineParameters(SDLayerParams parameters) {
        for (String name : new String[] {SCALE, OFFSET, POSITION_SCALE, WINDOW_SCALE}) {
            parameters.addBiasParam(name, 1);
        }
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {
        Map<String, Integer> initial = Map.of(SCALE, 1, OFFSET, 0, POSITION_SCALE, codewords, WINDOW_SCALE, window);
        parameters.forEach((name, values) -> values.assign(initial.getOrDefault(name, 0)));
    }

    @Override
    PlainLayer made(NeuralNetConfiguration configuration, DataType type) {
        return new HistogramLayer(configuration, type, window);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        InputTypeConvolutional map = (InputTypeConvolutional) input;
        return InputType.convolutional(map.getHeight() / window, map.getWidth() / window, codewords);
    }
}
