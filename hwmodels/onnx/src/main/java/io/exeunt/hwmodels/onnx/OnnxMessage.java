package io.exeunt.hwmodels.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Messages of ONNX files, written by their field numbers (onnx/onnx.proto3 of onnx/onnx@f754691). */
final class OnnxMessage {
    private static final int IR_VERSION = 7;
    private static final int OPSET = 13;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private OnnxMessage() {}

    /** What writes fields. */
    @FunctionalInterface
    interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    static byte[] of(Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write into memory", e);
        }
    }

    /** A model of these parts, in operator set 13. */
    static byte[] model(
            String name, List<byte[]> nodes, List<byte[]> stored, List<byte[]> inputs, List<byte[]> outputs) {
        byte[] graph = of(out -> {
            all(out, 1, nodes);
            out.writeString(2, name);
            all(out, 5, stored);
            all(out, 11, inputs);
            all(out, 12, outputs);
        });
        return of(out -> {
            out.writeInt64(1, IR_VERSION);
            out.writeString(2, "exeunt");
            out.writeByteArray(7, graph);
            out.writeByteArray(8, of(set -> set.writeInt64(2, OPSET)));
        });
    }

    private static void all(CodedOutputStream out, int field, List<byte[]> messages) throws IOException {
        for (byte[] message : messages) {
            out.writeByteArray(field, message);
        }
    }

    /** An output of floats whose shape follows from the nodes. */
    static byte[] openInfo(String name) {
        byte[] tensor = of(out -> out.writeInt32(1, FLOAT));
        return of(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, of(type -> type.writeByteArray(1, tensor)));
        });
    }

    /** An input or output of floats; a length of 0 is the open batch. */
    static byte[] info(String name, List<Long> dims) {
        byte[] shape = of(out -> {
            for (long dim : dims) {
                out.writeByteArray(1, of(axis -> {
                    if (dim > 0) {
                        axis.writeInt64(1, dim);
                    } else {
                        axis.writeString(2, "batch");
                    }
                }));
            }
        });
        byte[] tensor = of(out -> {
            out.writeInt32(1, FLOAT);
            out.writeByteArray(2, shape);
        });
        return of(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, of(type -> type.writeByteArray(1, tensor)));
        });
    }

    /** A stored vector of whole numbers. */
    static byte[] integers(String name, List<Long> values) {
        return of(out -> {
            out.writeInt64(1, values.size());
            out.writeInt32(2, INT64);
            for (long value : values) {
                out.writeInt64(7, value);
            }
            out.writeString(8, name);
        });
    }

    /** Stored floats. */
    static byte[] floats(String name, List<Long> dims, float[] values) {
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return of(out -> {
            for (long dim : dims) {
                out.writeInt64(1, dim);
            }
            out.writeInt32(2, FLOAT);
            out.writeString(8, name);
            out.writeByteArray(9, raw.array());
        });
    }

    /** Copies a field as it is. */
    static void copy(int tag, CodedInputStream in, CodedOutputStream out) throws IOException {
        out.writeUInt32NoTag(tag);
        switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> out.writeUInt64NoTag(in.readUInt64());
            case WireFormat.WIRETYPE_FIXED32 -> out.writeFixed32NoTag(in.readFixed32());
            case WireFormat.WIRETYPE_FIXED64 -> out.writeFixed64NoTag(in.readFixed64());
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> out.writeByteArrayNoTag(in.readByteArray());
            default -> throw new InvalidProtocolBufferException("a field of an unknown kind");
        }
    }

    /** A tensor of one float without a name. */
    static byte[] number(float value) {
        return of(out -> {
            out.writeInt64(1, 1);
            out.writeInt32(2, FLOAT);
            out.writeFloat(4, value);
        });
    }

    static byte[] node(String type, String name, List<String> inputs, String output, List<byte[]> attributes) {
        return of(out -> {
            for (String input : inputs) {
                out.writeString(1, input);
            }
            out.writeString(2, output);
            out.writeString(3, name);
            out.writeString(4, type);
            for (byte[] attribute : attributes) {
                out.writeByteArray(5, attribute);
            }
        });
    }

    static byte[] attribute(String name, long value) {
        return of(out -> {
            out.writeString(1, name);
            out.writeInt64(3, value);
            out.writeInt32(20, 2);
        });
    }

    static byte[] attribute(String name, List<Long> values) {
        return of(out -> {
            out.writeString(1, name);
            for (long value : values) {
                out.writeInt64(8, value);
            }
            out.writeInt32(20, 7);
        });
    }

    static byte[] attribute(String name, byte[] tensor) {
        return of(out -> {
            out.writeString(1, name);
            out.writeByteArray(5, tensor);
            out.writeInt32(20, 4);
        });
    }

    /** A stored number without axes. */
    static byte[] named(String name, float value) {
        return of(out -> {
            out.writeInt32(2, FLOAT);
            out.writeFloat(4, value);
            out.writeString(8, name);
        });
    }

    static byte[] graph(String name, byte[] graph) {
        return of(out -> {
            out.writeString(1, name);
            out.writeByteArray(6, graph);
            out.writeInt32(20, 5);
        });
    }
}
