package io.exeunt.policies.dl4j.inference;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.List;

/**
 * A trained network with its weights, in the operators of ONNX (set 13). Each node gives one tensor, which is called as the node is.
 *
 * @param name of the network
 * @param inputName name of the tensor of images, [image][channel][row][column]
 * @param input shape of one image
 * @param nodes in an order in which they can run
 * @param weights that nodes read
 * @param outputs nodes whose tensors are asked for
 */
public record InferenceGraph(
        String name,
        String inputName,
        FeatureMap input,
        List<Node> nodes,
        List<Weights> weights,
        List<String> outputs) {
    public InferenceGraph {
        Check.notBlank("name", name);
        nodes = Check.notEmpty("nodes", nodes);
        weights = List.copyOf(weights);
        outputs = Check.notEmpty("outputs", outputs);
    }

    /**
     * An operator at work.
     *
     * @param operator its name in ONNX
     * @param name of the node, and of what it gives
     * @param inputs nodes, weights or the input
     * @param attributes of the operator
     */
    public record Node(String operator, String name, List<String> inputs, List<Attribute> attributes) {
        public Node {
            inputs = List.copyOf(inputs);
            attributes = List.copyOf(attributes);
        }
    }

    /** What an operator is told beside its inputs. */
    public sealed interface Attribute {
        /** Name in ONNX. */
        String name();

        /** One whole number. */
        record Whole(String name, long value) implements Attribute {}

        /** Several whole numbers. */
        record Wholes(String name, List<Long> values) implements Attribute {
            public Wholes {
                values = List.copyOf(values);
            }
        }
    }

    /**
     * A tensor that was learned, or follows from what was.
     *
     * @param name by which nodes read it
     * @param dims lengths of its axes; none for a single number
     * @param values row by row
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Weights(String name, List<Long> dims, float[] values) {
        public Weights {
            dims = List.copyOf(dims);
            long expected = dims.stream().reduce(1L, Math::multiplyExact);
            Check.require(values.length == expected, "values of " + name, expected + " in number", values.length);
        }
    }
}
