package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.jspecify.annotations.NullUnmarked;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex without parameters and without a layer; masks pass it as they are. */
@NullUnmarked
@SuppressWarnings("overrides") // of a method that Deeplearning4j generates
abstract class PlainVertex extends BaseGraphVertex {
    private static final long serialVersionUID = 1L;

    PlainVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, new VertexIndices[0], new VertexIndices[0], dataType);
    }

    @Override
    public final boolean hasLayer() {
        return false;
    }

    @Override
    public final Layer getLayer() {
        return null;
    }

    @Override
    public final void setBackpropGradientsViewArray(INDArray view) {
        Check.require(view == null, "gradient view of " + vertexName, "absent, it has no parameters", "one");
    }

    @Override
    public final Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batchSize) {
        return masks == null || masks.length == 0 ? null : new Pair<>(masks[0], state);
    }
}
