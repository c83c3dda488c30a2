package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Configuration of a shortcut without parameters ({@link Shortcut#PADDED}), NCHW. Saved and read back as part of a graph. */
public final class PaddedShortcut extends GraphVertex {
    private static final long serialVersionUID = 1L;

    private final int stride;
    private final int channels;

    /**
     * Creates it; found by Jackson.
     *
     * @param stride takes every stride-th row and column, > 0
     * @param channels that it gives, at least those of its input
     */
    public PaddedShortcut(@JsonProperty("stride") int stride, @JsonProperty("channels") int channels) {
        this.stride = (int) Check.positive("stride", (long) stride);
        this.channels = (int) Check.positive("channels", (long) channels);
    }

    /** Takes every stride-th row and column. */
    public int getStride() {
        return stride;
    }

    /** Channels that it gives. */
    public int getChannels() {
        return channels;
    }

    @Override
    public GraphVertex clone() {
        return new PaddedShortcut(stride, channels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaddedShortcut that && stride == that.stride && channels == that.channels;
    }

    @Override
    public int hashCode() {
        return Objects.hash(stride, channels);
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return 1;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray paramsView,
            boolean initializeParams,
            DataType networkType) {
        return new PaddedShortcutVertex(graph, name, index, this, networkType);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        InputType.InputTypeConvolutional map = (InputType.InputTypeConvolutional) inputs[0];
        Check.require(map.getChannels() <= channels, "channels", ">= those of the input", channels);
        return InputType.convolutional(ceilDiv(map.getHeight()), ceilDiv(map.getWidth()), channels, CNN2DFormat.NCHW);
    }

    private long ceilDiv(long size) {
        return (size + stride - 1) / stride;
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        InputType output = getOutputType(0, inputs);
        return new LayerMemoryReport.Builder("padded shortcut", PaddedShortcut.class, inputs[0], output).build();
    }
}
