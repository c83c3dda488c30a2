package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.ArrayList;
import java.util.List;

/** Writes a model of one input of floats node by node, in ONNX's operator set 13. The batch stays open. */
public final class ModelWriter {
    private final String name;
    private final List<byte[]> nodes = new ArrayList<>();
    private final List<byte[]> stored = new ArrayList<>();
    private final byte[] input;

    /**
     * A model without nodes.
     *
     * @param name of its graph
     * @param input name of its input, [batch][channel][row][column]
     * @param shape of one sample
     */
    public ModelWriter(String name, String input, FeatureMap shape) {
        this.name = name;
        this.input = OnnxMessage.info(
                input, List.of(0L, (long) shape.channels(), (long) shape.height(), (long) shape.width()));
    }

    /** What a node is told beside its inputs. */
    public static final class Attributes {
        private final List<byte[]> written = new ArrayList<>();

        /** One whole number. */
        public Attributes whole(String attribute, long value) {
            written.add(OnnxMessage.attribute(attribute, value));
            return this;
        }

        /** Several whole numbers. */
        public Attributes wholes(String attribute, List<Long> values) {
            written.add(OnnxMessage.attribute(attribute, values));
            return this;
        }
    }

    /**
     * Adds a node; its only output is called as it is.
     *
     * @param operator its name in ONNX
     * @param inputs nodes before it, tensors or the input
     */
    public void node(String operator, String node, List<String> inputs, Attributes attributes) {
        nodes.add(OnnxMessage.node(operator, node, inputs, node, attributes.written));
    }

    /**
     * Adds a stored tensor.
     *
     * @param dims lengths of its axes; none for a single number
     * @param values row by row
     */
    public void tensor(String tensor, List<Long> dims, float[] values) {
        stored.add(OnnxMessage.floats(tensor, dims, values));
    }

    /**
     * The bytes of the model.
     *
     * @param outputs nodes whose tensors are asked for
     */
    public byte[] bytes(List<String> outputs) {
        return OnnxMessage.model(
                name,
                nodes,
                stored,
                List.of(input),
                outputs.stream().map(OnnxMessage::openInfo).toList());
    }
}
