package io.exeunt.policies.dl4j.network;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.NullUnmarked;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A {@link PaddedShortcut} at work. */
@NullUnmarked
@SuppressWarnings("overrides") // of a method that Deeplearning4j generates
final class PaddedShortcutVertex extends PlainVertex {
    private static final long serialVersionUID = 1L;

    private final int stride;
    private final int channels;

    PaddedShortcutVertex(
            ComputationGraph graph, String name, int index, PaddedShortcut configuration, DataType dataType) {
        super(graph, name, index, dataType);
        stride = configuration.getStride();
        channels = configuration.getChannels();
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray taken = taken(inputs[0]);
        long[] shape = {taken.size(0), channels, taken.size(2), taken.size(3)};
        INDArray output = workspaces.create(ArrayType.ACTIVATIONS, taken.dataType(), shape, 'c');
        filled(output, taken.size(1)).assign(taken);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray input = inputs[0];
        INDArray gradient = workspaces.create(ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'c');
        taken(gradient).assign(filled(epsilon, input.size(1)));
        return new Pair<>(null, new INDArray[] {gradient});
    }

    /** View of the rows and columns that the shortcut takes. */
    private INDArray taken(INDArray input) {
        return input.get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.interval(0, stride, input.size(2)),
                NDArrayIndex.interval(0, stride, input.size(3)));
    }

    /** View of the channels that are not padding; of an odd number of padding channels the larger part comes last. */
    private INDArray filled(INDArray output, long inputChannels) {
        long first = (channels - inputChannels) / 2;
        return output.get(
                NDArrayIndex.all(),
                NDArrayIndex.interval(first, first + inputChannels),
                NDArrayIndex.all(),
                NDArrayIndex.all());
    }

    @Override
    public String toString() {
        return "PaddedShortcut " + vertexName;
    }
}
