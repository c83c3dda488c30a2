package io.exeunt.policies.dl4j.network;

import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;

/**
 * Logistic bag of features behind a 1×1 convolution x with one codeword per channel: memberships u = (tanh(a·x + c) + 1) / 2, made to
 * sum to n1 over the codewords of each position, u / (Σ u + 5e-16) · n1, then averaged over windows of s × s that do not overlap and
 * multiplied by n2. Learned: a, c, n1 (from the number of codewords) and n2 (from s). Sources: Passalis et al., Pattern Recognition
 * 105 (2020), doi 10.1016/j.patcog.2020.107346; code of arXiv 2206.04685.
 *
 * @implNote Deeplearning4j 1.0.0-M2.1 doubles every gradient that passes a SameDiff layer, here those of the four scalars and of the
 *     convolution ahead. Adam, which trains these heads, does not see a constant factor; another optimiser would.
 */
public final class CodewordHistogram extends SameDiffLayer {
    private static final long serialVersionUID = 1L;

    /** Keeps the quotient finite. */
    private static final double SMALLEST_SUM = 5e-16;

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
        for (String name : new String[] {"scale", "offset", "positionScale", "windowScale"}) {
            parameters.addBiasParam(name, 1);
        }
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {
        Map<String, Integer> initial =
                Map.of("scale", 1, "offset", 0, "positionScale", codewords, "windowScale", window);
        parameters.forEach((name, values) -> values.assign(initial.getOrDefault(name, 0)));
    }

    @Override
    public SDVariable defineLayer(
            SameDiff graph, SDVariable input, Map<String, SDVariable> p, @Nullable SDVariable mask) {
        SDVariable member = graph.math()
                .tanh(input.mul(p.get("scale")).add(p.get("offset")))
                .add(1.0)
                .mul(0.5);
        SDVariable sum = member.sum(true, 1).add(SMALLEST_SUM);
        SDVariable scaled = member.div(sum).mul(p.get("positionScale"));
        Pooling2DConfig pooling = Pooling2DConfig.builder()
                .kH(window)
                .kW(window)
                .sH(window)
                .sW(window)
                .isNHWC(false)
                .paddingMode(PaddingMode.VALID)
                .build();
        return graph.cnn().avgPooling2d(scaled, pooling).mul(p.get("windowScale"));
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        InputTypeConvolutional map = (InputTypeConvolutional) input;
        return InputType.convolutional(map.getHeight() / window, map.getWidth() / window, codewords);
    }
}
