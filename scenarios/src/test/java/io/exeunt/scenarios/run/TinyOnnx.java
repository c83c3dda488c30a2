package io.exeunt.scenarios.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Writes small ONNX models with weights drawn at random, byte by byte. */
final class TinyOnnx {
    static final int FLOAT = 1;
    static final int INT64 = 7;
    private static final int OPSET = 13;

    private final SplittableRandom random = new SplittableRandom(8);
    private final Message graph = new Message();

    /** A protocol buffer. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message of(int field, byte[] content) {
            varint((long) field << 3 | 2);
            varint(content.length);
            bytes.writeBytes(content);
            return this;
        }

        Message of(int field, Message content) {
            return of(field, content.bytes.toByteArray());
        }

        Message of(int field, String text) {
            return of(field, text.getBytes(UTF_8));
        }

        private void varint(long value) {
            long rest = value;
            for (; rest > 127; rest >>>= 7) {
                bytes.write((int) (rest & 127 | 128));
            }
            bytes.write((int) rest);
        }
    }

    /** An input of which the first axis is the batch. */
    TinyOnnx input(String name, int type, long... dims) {
        Message shape = new Message().of(1, new Message().of(2, "batch"));
        for (long dim : dims) {
            shape.of(1, new Message().number(1, dim));
        }
        Message tensor = new Message().number(1, type).of(2, shape);
        graph.of(11, new Message().of(1, name).of(2, new Message().of(1, tensor)));
        return this;
    }

    TinyOnnx output(String name) {
        Message tensor = new Message().number(1, FLOAT);
        graph.of(12, new Message().of(1, name).of(2, new Message().of(1, tensor)));
        return this;
    }

    TinyOnnx weights(String name, long... dims) {
        graph.of(5, tensor(name, dims).of(9, values(dims)));
        return this;
    }

    /** Weights in a file beside the model. */
    TinyOnnx weightsBeside(String name, Path file, long... dims) {
        return weightsBelow(name, file, String.valueOf(file.getFileName()), dims);
    }

    /** Weights in a file that the model finds at a location below its folder. */
    TinyOnnx weightsBelow(String name, Path file, String location, long... dims) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, values(dims));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Message place = new Message().of(1, "location").of(2, location);
        graph.of(5, tensor(name, dims).of(13, place).number(14, 1));
        return this;
    }

    private static Message tensor(String name, long... dims) {
        Message tensor = new Message();
        for (long dim : dims) {
            tensor.number(1, dim);
        }
        return tensor.number(2, FLOAT).of(8, name);
    }

    private byte[] values(long... dims) {
        int elements = 1;
        for (long dim : dims) {
            elements = Math.toIntExact(elements * dim);
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements; i++) {
            raw.putFloat((float) random.nextDouble(-1, 1));
        }
        return raw.array();
    }

    TinyOnnx node(String type, List<String> inputs, String output) {
        graph.of(1, node(type, inputs, output, new Message()));
        return this;
    }

    /** A node with one attribute, a whole number. */
    TinyOnnx node(String type, List<String> inputs, String output, String attribute, long value) {
        Message told = new Message().of(1, attribute).number(3, value).number(20, 2);
        graph.of(1, node(type, inputs, output, new Message().of(5, told)));
        return this;
    }

    private static byte[] node(String type, List<String> inputs, String output, Message attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.of(1, input));
        node.of(2, output).of(3, output).of(4, type);
        node.bytes.writeBytes(attributes.bytes.toByteArray());
        return node.bytes.toByteArray();
    }

    Path writtenTo(Path file) {
        Message model = new Message()
                .number(1, 8)
                .of(7, graph.of(2, "tiny"))
                .of(8, new Message().of(1, "").number(2, OPSET));
        try {
            return Files.write(file, model.bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
