package io.exeunt.hwmodels.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of an ONNX graph.
 *
 * @param index its place in the file, from 0
 * @param name as the file says; may be empty
 * @param domain of its operator; empty for ONNX's own
 * @param type of its operator, such as "Conv"
 * @param inputs names of the tensors that it reads; empty for one that is left out
 * @param outputs names of the tensors that it makes; empty for one that nobody wants
 * @param attributes by name
 */
record OnnxNode(
        int index,
        String name,
        String domain,
        String type,
        List<String> inputs,
        List<String> outputs,
        Map<String, OnnxAttribute> attributes) {
    OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Map.copyOf(attributes);
    }

    /** Whether its operator is one of ONNX's own. */
    boolean standard() {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** Operator with its domain, unless that is ONNX's own: "com.microsoft.FusedConv". */
    String operator() {
        return standard() ? type : domain + "." + type;
    }

    /** For messages: "node 12 (conv1, Conv)". */
    String place() {
        String called = name.isEmpty() ? outputs.isEmpty() ? "" : outputs.get(0) + ", " : name + ", ";
        return "node " + (index + 1) + " (" + called + operator() + ")";
    }

    /** An attribute, if it is there and a whole number. */
    long integer(String attribute, long otherwise) {
        return attributes.get(attribute) instanceof OnnxAttribute.Whole whole ? whole.value() : otherwise;
    }

    /** An attribute, if it is there and a list of whole numbers. */
    Optional<List<Long>> integers(String attribute) {
        return attributes.get(attribute) instanceof OnnxAttribute.Wholes wholes
                ? Optional.of(wholes.values())
                : Optional.empty();
    }

    /** An attribute, if it is there and a text. */
    String text(String attribute, String otherwise) {
        return attributes.get(attribute) instanceof OnnxAttribute.Text text ? text.value() : otherwise;
    }
}
