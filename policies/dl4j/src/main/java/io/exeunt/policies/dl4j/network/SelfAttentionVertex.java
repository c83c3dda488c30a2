package io.exeunt.policies.dl4j.network;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.NullUnmarked;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link SelfAttention} at work. */
@NullUnmarked
@SuppressWarnings("overrides") // of a method that Deeplearning4j generates
final class SelfAttentionVertex extends PlainVertex {
    private static final long serialVersionUID = 1L;

    private final int heads;

    SelfAttentionVertex(ComputationGraph graph, String name, int index, int heads, DataType dataType) {
        super(graph, name, index, dataType);
        this.heads = heads;
    }

    private AttentionKernel kernel() {
        return new AttentionKernel(heads, (int) inputs[0].size(1) / heads, (int) inputs[0].size(2));
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        AttentionKernel kernel = kernel();
        float[] q = PlainLayer.values(inputs[0]);
        float[] k = PlainLayer.values(inputs[1]);
        float[] v = PlainLayer.values(inputs[2]);
        float[] out = new float[q.length];
        for (int from = 0; from < q.length; from += kernel.elements()) {
            kernel.forward(q, k, v, from, out);
        }
        return given(out, ArrayType.ACTIVATIONS, workspaces);
    }

    private INDArray given(float[] values, ArrayType type, LayerWorkspaceMgr workspaces) {
        return PlainLayer.written(values, workspaces.create(type, DataType.FLOAT, inputs[0].shape(), 'c'));
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        AttentionKernel kernel = kernel();
        float[] q = PlainLayer.values(inputs[0]);
        float[] k = PlainLayer.values(inputs[1]);
        float[] v = PlainLayer.values(inputs[2]);
        float[] e = PlainLayer.values(epsilon);
        AttentionKernel.Inputs by =
                new AttentionKernel.Inputs(new float[q.length], new float[q.length], new float[q.length]);
        for (int from = 0; from < q.length; from += kernel.elements()) {
            kernel.backward(q, k, v, from, e, by);
        }
        INDArray[] gradients = {
            given(by.q(), ArrayType.ACTIVATION_GRAD, workspaces),
            given(by.k(), ArrayType.ACTIVATION_GRAD, workspaces),
            given(by.v(), ArrayType.ACTIVATION_GRAD, workspaces)
        };
        return new Pair<>(null, gradients);
    }

    @Override
    public String toString() {
        return "SelfAttention " + vertexName;
    }
}
