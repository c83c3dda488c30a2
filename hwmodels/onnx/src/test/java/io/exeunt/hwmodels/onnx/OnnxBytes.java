package io.exeunt.hwmodels.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes small ONNX models, without any code that reads them. */
final class OnnxBytes {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
    private long opset = 13;

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OnnxBytes add(int field, byte[] message) {
        graph.writeBytes(message(out -> out.writeByteArray(field, message)));
        return this;
    }

    OnnxBytes opset(long version) {
        opset = version;
        return this;
    }

    /** An input; lengths that are texts are labels, and empty ones nothing at all. */
    OnnxBytes input(String name, Object... dims) {
        return add(11, info(name, dims));
    }

    OnnxBytes output(String name) {
        return add(12, message(out -> out.writeString(1, name)));
    }

    private static byte[] info(String name, Object... dims) {
        byte[] shape = message(out -> {
            for (Object dim : dims) {
                out.writeByteArray(1, message(axis -> {
                    if (dim instanceof Number length) {
                        axis.writeInt64(1, length.longValue());
                    } else {
                        axis.writeString(2, String.valueOf(dim));
                    }
                }));
            }
        });
        byte[] tensor = message(out -> {
            out.writeInt32(1, FLOAT);
            out.writeByteArray(2, shape);
        });
        return message(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, message(type -> type.writeByteArray(1, tensor)));
        });
    }

    /** A stored tensor of zeros. */
    OnnxBytes weights(String name, long... dims) {
        int elements = 1;
        for (long dim : dims) {
            elements *= (int) dim;
        }
        byte[] raw = new byte[4 * elements];
        return add(5, message(out -> {
            for (long dim : dims) {
                out.writeInt64(1, dim);
            }
            out.writeInt32(2, FLOAT);
            out.writeString(8, name);
            out.writeByteArray(9, raw);
        }));
    }

    /** A stored vector of whole numbers. */
    OnnxBytes integers(String name, long... values) {
        return add(5, message(out -> {
            out.writeInt64(1, values.length);
            out.writeInt32(2, INT64);
            for (long value : values) {
                out.writeInt64(7, value);
            }
            out.writeString(8, name);
        }));
    }

    /** A tensor that is stored in another file. */
    OnnxBytes external(String name, Map<String, String> place, long... dims) {
        return add(5, externalTensor(name, place, dims));
    }

    private static byte[] externalTensor(String name, Map<String, String> place, long... dims) {
        return message(out -> {
            for (long dim : dims) {
                out.writeInt64(1, dim);
            }
            out.writeInt32(2, FLOAT);
            out.writeString(8, name);
            for (Map.Entry<String, String> told : place.entrySet()) {
                out.writeByteArray(13, message(entry -> {
                    entry.writeString(1, told.getKey());
                    entry.writeString(2, told.getValue());
                }));
            }
            out.writeInt32(14, 1);
        });
    }

    /** A constant whose values are stored in another file. */
    OnnxBytes externalConstant(String output, String location, long... dims) {
        return node("Constant", List.of(), output, "value", externalTensor("", Map.of("location", location), dims));
    }

    OnnxBytes node(String type, List<String> inputs, String output, Object... attributes) {
        return node("", type, inputs, List.of(output), attributes);
    }

    /** A node; attributes are names and values in turn, whole numbers, lists of them or texts. */
    OnnxBytes node(String domain, String type, List<String> inputs, List<String> outputs, Object... attributes) {
        return add(1, message(out -> {
            for (String input : inputs) {
                out.writeString(1, input);
            }
            for (String output : outputs) {
                out.writeString(2, output);
            }
            out.writeString(3, outputs.get(0) + ".node");
            out.writeString(4, type);
            for (int k = 0; k < attributes.length; k += 2) {
                out.writeByteArray(5, attribute(String.valueOf(attributes[k]), attributes[k + 1]));
            }
            out.writeString(7, domain);
        }));
    }

    private static byte[] attribute(String name, Object value) {
        return message(out -> {
            out.writeString(1, name);
            if (value instanceof byte[] tensor) {
                out.writeByteArray(5, tensor);
                out.writeInt32(20, 4);
            } else if (value instanceof Number number) {
                out.writeInt64(3, number.longValue());
                out.writeInt32(20, 2);
            } else if (value instanceof List<?> numbers) {
                for (Object number : numbers) {
                    out.writeInt64(8, ((Number) number).longValue());
                }
                out.writeInt32(20, 7);
            } else {
                out.writeString(4, String.valueOf(value));
                out.writeInt32(20, 3);
            }
        });
    }

    byte[] bytes() {
        return message(out -> {
            out.writeInt64(1, 7);
            out.writeString(2, "test");
            out.writeByteArray(7, graph.toByteArray());
            out.writeByteArray(8, message(set -> set.writeInt64(2, opset)));
        });
    }

    Path writtenTo(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
