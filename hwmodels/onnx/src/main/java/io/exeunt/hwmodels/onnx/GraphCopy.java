package io.exeunt.hwmodels.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.exeunt.ground.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model made of nodes of another, which are copied as they are, with the weights that they read; those that lay beside the file are put
 * within.
 */
final class GraphCopy {
    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int GRAPH_NAME = 2;
    private static final int STORED = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    /** Left for all that a model holds beside its weights. */
    private static final long ROOM_BYTES = 16L << 20;

    private final OnnxModel model;
    private final StagePlan.Stage kept;
    private final Added added;
    private final Set<String> weights = new HashSet<>();

    /**
     * What comes behind the nodes that are copied.
     *
     * @param nodes messages of nodes, in order
     * @param stored messages of tensors
     */
    record Added(List<byte[]> nodes, List<byte[]> stored) {
        static final Added NOTHING = new Added(List.of(), List.of());

        Added {
            nodes = List.copyOf(nodes);
            stored = List.copyOf(stored);
        }
    }

    GraphCopy(OnnxModel model, StagePlan.Stage kept, Added added) {
        this.model = model;
        this.kept = kept;
        this.added = added;
        model.nodes().stream()
                .filter(node -> kept.nodes().contains(node.index()))
                .forEach(node -> weights.addAll(node.inputs()));
    }

    /**
     * The whole model.
     *
     * @throws InvalidInputException if weights do not fit into one file, or are not in the file that should hold them
     */
    byte[] bytes() throws IOException {
        requireFits();
        try {
            return copied();
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidInputException(
                    model.file().toString(), "not a whole ONNX model: " + e.getMessage(), null, e);
        }
    }

    private byte[] copied() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try (InputStream file = Files.newInputStream(model.file())) {
            CodedInputStream in = CodedInputStream.newInstance(file);
            in.setSizeLimit(Integer.MAX_VALUE);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == GRAPH) {
                    int outer = in.pushLimit(in.readRawVarint32());
                    out.writeByteArray(GRAPH, graph(in));
                    in.popLimit(outer);
                } else {
                    OnnxMessage.copy(tag, in, out);
                }
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    private void requireFits() {
        long bytes = weights.stream()
                .filter(model.stored()::containsKey)
                .map(model.stored()::get)
                .mapToLong(tensor -> tensor.type().bytes(tensor.shape().elements()))
                .sum();
        if (bytes > Integer.MAX_VALUE - ROOM_BYTES) {
            throw new InvalidInputException(
                    model.file().toString(),
                    "Expected weights of at most 2 GiB from one exit to the next, given " + bytes + " bytes",
                    "keep more exits, so that stages get smaller");
        }
    }

    private byte[] graph(CodedInputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        int node = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == STORED) {
                copyStored(in.readByteArray(), out);
            } else if (field == GRAPH_NAME || field == NODE && kept.nodes().contains(node++)) {
                OnnxMessage.copy(tag, in, out);
            } else {
                in.skipField(tag);
            }
        }
        addTo(out);
        out.flush();
        return bytes.toByteArray();
    }

    private void addTo(CodedOutputStream out) throws IOException {
        for (byte[] node : added.nodes()) {
            out.writeByteArray(NODE, node);
        }
        for (byte[] tensor : added.stored()) {
            out.writeByteArray(STORED, tensor);
        }
        for (String input : kept.reads()) {
            out.writeByteArray(INPUT, info(input));
        }
        for (String output : kept.gives()) {
            out.writeByteArray(OUTPUT, info(output));
        }
    }

    private void copyStored(byte[] message, CodedOutputStream out) throws IOException {
        String name = storedName(message);
        if (weights.contains(name)) {
            out.writeByteArray(STORED, whole(model, name, message));
        }
    }

    /** A stored tensor's message with its values within. */
    static byte[] whole(OnnxModel model, byte[] message) throws IOException {
        return whole(model, storedName(message), message);
    }

    private static byte[] whole(OnnxModel model, String name, byte[] message) throws IOException {
        StoredTensor tensor = model.stored().get(name);
        return tensor == null || tensor.external().isEmpty()
                ? message
                : new ExternalData(model.file()).within(tensor, message);
    }

    private static String storedName(byte[] message) throws IOException {
        String[] name = {""};
        ProtoFields fields = new ProtoFields(CodedInputStream.newInstance(message));
        fields.each(field -> {
            if (field == 8) {
                name[0] = fields.text();
            }
            return field == 8;
        });
        return name[0];
    }

    /** Name, type of elements and, where the file tells it, shape. */
    private byte[] info(String tensor) {
        TensorInfo told = model.inputs().stream()
                .filter(input -> input.name().equals(tensor))
                .findFirst()
                .orElse(model.known().get(tensor));
        ElementType type = told == null || told.type() == ElementType.UNDEFINED ? ElementType.FLOAT : told.type();
        return OnnxMessage.of(info -> {
            info.writeString(1, tensor);
            info.writeByteArray(
                    2,
                    OnnxMessage.of(kind -> kind.writeByteArray(1, OnnxMessage.of(of -> {
                        of.writeInt32(1, type.number());
                        if (told != null && told.dims().isPresent()) {
                            of.writeByteArray(2, shape(told.dims().get()));
                        }
                    }))));
        });
    }

    private static byte[] shape(List<TensorInfo.Axis> axes) {
        return OnnxMessage.of(shape -> {
            for (TensorInfo.Axis axis : axes) {
                shape.writeByteArray(1, OnnxMessage.of(dim -> {
                    if (axis.fixed()) {
                        dim.writeInt64(1, axis.length());
                    } else if (!axis.label().isEmpty()) {
                        dim.writeString(2, axis.label());
                    }
                }));
            }
        });
    }
}
