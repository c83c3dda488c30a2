package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Attention among the tokens of a text, without parameters: it reads queries, keys and values, maps of [feature][token][1] each. Every
 * token sees all others, padding included. Saved and read back as part of a graph.
 */
public final class SelfAttention extends GraphVertex {
    private static final long serialVersionUID = 1L;
    private static final int INPUTS = 3;

    private final int heads;

    /**
     * Creates it; found by Jackson.
     *
     * @param heads among which the features are divided, > 0
     */
    public SelfAttention(@JsonProperty("heads") int heads) {
        this.heads = (int) Check.positive("heads", (long) heads);
    }

    /** Heads among which the features are divided. */
    public int getHeads() {
        return heads;
    }

    @Override
    public GraphVertex clone() {
        return new SelfAttention(heads);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SelfAttention that && heads == that.heads;
    }

    @Override
    public int hashCode() {
        return heads;
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return INPUTS;
    }

    @Override
    public int maxVertexInputs() {
        return INPUTS;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray paramsView,
            boolean initializeParams,
            DataType networkType) {
        return new SelfAttentionVertex(graph, name, index, heads, networkType);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        InputType.InputTypeConvolutional map = (InputType.InputTypeConvolutional) inputs[0];
        Check.require(map.getChannels() % heads == 0, "heads", "a divisor of " + map.getChannels(), heads);
        return map;
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder("self-attention", SelfAttention.class, inputs[0], inputs[0]).build();
    }
}
