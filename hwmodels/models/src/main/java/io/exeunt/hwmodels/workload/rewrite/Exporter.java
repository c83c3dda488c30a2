package io.exeunt.hwmodels.workload.rewrite;

import io.exeunt.hwmodels.workload.OperatorGraph;

/**
 * How a network gets from its definition to a runtime, and so which of its operators are really executed. Found on the Raspberry Pi 5
 * measurements of 650 NAS-Bench-201 networks, whose cells hold repeated poolings, dead branches and products with zero.
 */
public enum Exporter {
    /** PyTorch, eager or traced: every operator is executed, also where nobody reads its result. */
    EAGER {
        @Override
        public OperatorGraph executed(OperatorGraph graph) {
            return graph;
        }
    },
    /** ONNX Runtime, TorchMobile: equal operations are computed once and dead ones dropped, but a product with zero is computed. */
    ONNX {
        @Override
        public OperatorGraph executed(OperatorGraph graph) {
            return GraphPasses.dropDead(GraphPasses.mergeEqual(graph));
        }
    },
    /**
     * LiteRT (TensorFlow Lite): as ONNX, and zeros are dropped from sums with everything that only led to them. Of a network whose answer
     * does not depend on its input one operator is left.
     */
    LITERT {
        @Override
        public OperatorGraph executed(OperatorGraph graph) {
            return GraphPasses.foldConstantAnswer(
                    GraphPasses.dropDead(GraphPasses.mergeEqual(GraphPasses.foldZeros(graph))));
        }
    };

    /**
     * How networks get to a runtime of this id: "litert", "onnx…", "pytorch"; anything else executes what it is given.
     */
    public static Exporter of(String runtimeId) {
        if (runtimeId.startsWith("litert") || runtimeId.startsWith("tflite")) {
            return LITERT;
        }
        return runtimeId.startsWith("onnx") || runtimeId.startsWith("torchmobile") ? ONNX : EAGER;
    }

    /** The graph of the operators that are executed. */
    public abstract OperatorGraph executed(OperatorGraph graph);
}
