package io.exeunt.hwmodels.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads nodes and their attributes. */
final class NodeReader {
    private final ProtoFields fields;
    private final TensorReader tensors;

    NodeReader(ProtoFields fields, TensorReader tensors) {
        this.fields = fields;
        this.tensors = tensors;
    }

    /** The node that comes; it is the {@code index}-th of the file. */
    OnnxNode node(int index) throws IOException {
        Draft draft = new Draft();
        fields.message(draft::take);
        return new OnnxNode(index, draft.name, draft.domain, draft.type, draft.inputs, draft.outputs, draft.attributes);
    }

    private final class Draft {
        private String name = "";
        private String domain = "";
        private String type = "";
        private final List<String> inputs = new ArrayList<>();
        private final List<String> outputs = new ArrayList<>();
        private final Map<String, OnnxAttribute> attributes = new HashMap<>();

        boolean take(int field) throws IOException {
            switch (field) {
                case 1 -> inputs.add(fields.text());
                case 2 -> outputs.add(fields.text());
                case 3 -> name = fields.text();
                case 4 -> type = fields.text();
                case 5 -> addAttribute();
                case 7 -> domain = fields.text();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void addAttribute() throws IOException {
            AttributeDraft draft = new AttributeDraft();
            fields.message(draft::take);
            attributes.put(draft.name, draft.attribute());
        }
    }

    /** An attribute; writers may leave out its value where that is zero or empty, so its type decides where it is told. */
    private final class AttributeDraft {
        private static final int FLOAT = 1;
        private static final int INT = 2;
        private static final int STRING = 3;
        private static final int FLOATS = 6;
        private static final int INTS = 7;

        private String name = "";
        private long type;
        private OnnxAttribute single = new OnnxAttribute.Other();
        private final List<Long> wholes = new ArrayList<>();
        private final List<Double> reals = new ArrayList<>();

        boolean take(int field) throws IOException {
            switch (field) {
                case 1 -> name = fields.text();
                case 2 -> single = new OnnxAttribute.Real(fields.real());
                case 3 -> single = new OnnxAttribute.Whole(fields.integer());
                case 4 -> single = new OnnxAttribute.Text(fields.text());
                case 5 -> single = new OnnxAttribute.Stored(tensors.stored());
                case 7 -> fields.reals(reals);
                case 8 -> fields.integers(wholes);
                case 20 -> type = fields.integer();
                default -> {
                    return false;
                }
            }
            return true;
        }

        OnnxAttribute attribute() {
            if (type == INTS || type == 0 && !wholes.isEmpty()) {
                return new OnnxAttribute.Wholes(wholes);
            }
            if (type == FLOATS || type == 0 && !reals.isEmpty()) {
                return new OnnxAttribute.Reals(reals);
            }
            boolean untold = single instanceof OnnxAttribute.Other;
            if (untold && type == INT) {
                return new OnnxAttribute.Whole(0);
            }
            if (untold && type == FLOAT) {
                return new OnnxAttribute.Real(0);
            }
            return untold && type == STRING ? new OnnxAttribute.Text("") : single;
        }
    }
}
