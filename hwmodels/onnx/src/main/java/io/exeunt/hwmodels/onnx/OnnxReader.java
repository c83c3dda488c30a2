package io.exeunt.hwmodels.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.filekind.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads ONNX files; weights are skipped, not loaded. Field numbers are those of onnx/onnx.proto3 (onnx/onnx@f754691), which never change.
 */
final class OnnxReader {
    /** Oldest version of ONNX's operators that is read: before it broadcasting was told by attributes. */
    private static final long OLDEST_OPSET = 7;

    /** Protocol buffers end at 2 GiB; larger models keep their weights beside the file. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private static final int MOST_NODES = 500_000;

    private final Path file;
    private final ProtoFields fields;
    private final TensorReader tensors;
    private final NodeReader nodeReader;

    private long irVersion;
    private long opset = -1;
    private String name = "";
    private boolean graph;
    private final List<TensorInfo> inputs = new ArrayList<>();
    private final List<TensorInfo> outputs = new ArrayList<>();
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, StoredTensor> stored = new LinkedHashMap<>();
    private final Map<String, TensorInfo> known = new HashMap<>();

    private OnnxReader(Path file, CodedInputStream in) {
        this.file = file;
        fields = new ProtoFields(in);
        tensors = new TensorReader(fields);
        nodeReader = new NodeReader(fields, tensors);
    }

    /**
     * A model.
     *
     * @throws InvalidInputException if the file is missing, cut short, larger than a protocol buffer may be, or no ONNX model; or if
     *     weights that it keeps in other files are not there, or are said to lie outside its folder
     */
    static OnnxModel read(Path file) {
        Wanted.ONNX.require(file);
        try (InputStream in = open(file)) {
            CodedInputStream coded = CodedInputStream.newInstance(in);
            coded.setSizeLimit(Integer.MAX_VALUE);
            OnnxReader reader = new OnnxReader(file, coded);
            return reader.model();
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "no such file", null, e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected an ONNX model of at most 2 GiB, given " + bytes + " bytes",
                    "save its weights beside it: onnx.save(model, file, save_as_external_data=True)");
        }
        return Files.newInputStream(file);
    }

    private OnnxModel model() throws IOException {
        try {
            fields.each(this::modelField);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    file.toString(),
                    "not a whole ONNX model: " + firstLine(e) + " (after " + fields.position() + " bytes)",
                    "the file was cut short, or is no ONNX model",
                    e);
        }
        if (irVersion == 0 || !graph) {
            throw new InvalidInputException(
                    file.toString(), "no ONNX model: it has no " + (graph ? "version" : "graph"), null);
        }
        requireOpset();
        new ExternalData(file).check(stored.values());
        nodes.forEach(this::requireWithin);
        inputs.removeIf(input -> stored.containsKey(input.name()));
        return new OnnxModel(file, opset, name, inputs, outputs, nodes, stored, known);
    }

    /** Writers keep large tensors beside the file, and those in nodes are small. */
    private void requireWithin(OnnxNode node) {
        for (OnnxAttribute attribute : node.attributes().values()) {
            if (attribute instanceof OnnxAttribute.Stored stored
                    && !stored.tensor().external().isEmpty()) {
                throw new InvalidInputException(
                        file + ": " + node.place(),
                        "Expected its values within the node, given the file '"
                                + stored.tensor().external().get("location") + "'",
                        null);
            }
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^While parsing[^,]*, ", "");
    }

    private void requireOpset() {
        if (opset < OLDEST_OPSET) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected operators of ONNX opset " + OLDEST_OPSET + " or newer, given "
                            + (opset < 0 ? "none" : opset),
                    "convert it: onnx.version_converter.convert_version(model, 13)");
        }
    }

    private boolean modelField(int field) throws IOException {
        return switch (field) {
            case 1 -> {
                irVersion = fields.integer();
                yield true;
            }
            case 7 -> {
                graph = true;
                yield fields.message(this::graphField);
            }
            case 8 -> opset();
            default -> false;
        };
    }

    private boolean opset() throws IOException {
        String[] domain = {""};
        long[] version = {0};
        fields.message(field -> switch (field) {
            case 1 -> {
                domain[0] = fields.text();
                yield true;
            }
            case 2 -> {
                version[0] = fields.integer();
                yield true;
            }
            default -> false;
        });
        if (domain[0].isEmpty() || domain[0].equals("ai.onnx")) {
            opset = version[0];
        }
        return true;
    }

    private boolean graphField(int field) throws IOException {
        return switch (field) {
            case 1 -> addNode();
            case 2 -> {
                name = fields.text();
                yield true;
            }
            case 5 -> addStored();
            case 11 -> inputs.add(tensors.info());
            case 12 -> outputs.add(tensors.info());
            case 13 -> {
                TensorInfo info = tensors.info();
                known.put(info.name(), info);
                yield true;
            }
            default -> false;
        };
    }

    private boolean addNode() throws IOException {
        if (nodes.size() >= MOST_NODES) {
            throw new InvalidProtocolBufferException("more than " + MOST_NODES + " nodes");
        }
        nodes.add(nodeReader.node(nodes.size()));
        return true;
    }

    private boolean addStored() throws IOException {
        StoredTensor tensor = tensors.stored();
        Optional.ofNullable(stored.put(tensor.name(), tensor)).ifPresent(twin -> {
            throw new IllegalArgumentException("two stored tensors are called '" + twin.name() + "'");
        });
        return true;
    }
}
