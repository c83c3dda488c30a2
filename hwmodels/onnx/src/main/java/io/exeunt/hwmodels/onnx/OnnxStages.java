package io.exeunt.hwmodels.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Cuts a model into one model per stretch between exits, head included. Nodes and weights are copied as they are. */
public final class OnnxStages {
    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int GRAPH_NAME = 2;
    private static final int STORED = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    private final OnnxModel model;
    private final StagePlan.Stage stage;
    private final Set<String> weights = new HashSet<>();

    private OnnxStages(OnnxModel model, StagePlan.Stage stage) {
        this.model = model;
        this.stage = stage;
        model.nodes().stream()
                .filter(node -> stage.nodes().contains(node.index()))
                .forEach(node -> weights.addAll(node.inputs()));
    }

    /**
     * A stage that was written.
     *
     * @param file model of it
     * @param exit its output that is an exit
     * @param inputs tensors that it reads: of the model's inputs, or outputs of stages before
     * @param outputs the exit, and what later stages read
     */
    public record Stage(Path file, String exit, List<String> inputs, List<String> outputs) {
        public Stage {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * Writes the stages as stage1.onnx, stage2.onnx, … into a folder.
     *
     * @param file the model
     * @param exits tensors at which stages end, in the order of their sites
     * @throws InvalidInputException if there is no such tensor, or weights lie beside the file
     * @throws IOException if a stage can't be written
     */
    public static List<Stage> write(Path file, List<String> exits, Path folder) throws IOException {
        OnnxModel model = OnnxReader.read(file);
        List<Stage> written = new ArrayList<>();
        for (StagePlan.Stage stage : stages(file, model, exits)) {
            Path target = folder.resolve("stage" + (written.size() + 1) + ".onnx");
            AtomicFile.write(target, new OnnxStages(model, stage).bytes());
            written.add(new Stage(target, stage.exit(), stage.reads(), stage.gives()));
        }
        return written;
    }

    private static List<StagePlan.Stage> stages(Path file, OnnxModel model, List<String> exits) {
        Needed needed = new Needed(model);
        exits.forEach(exit -> needed.requireMade(exit, "an exit"));
        needed.by(exits);
        if (model.stored().values().stream()
                .anyMatch(tensor -> !tensor.external().isEmpty())) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected all weights within the file, given some beside it",
                    "put them together first: onnx.save(onnx.load(file), whole)");
        }
        return new StagePlan(model).stages(exits);
    }

    /**
     * Writes what some exits need as one model in one piece, with all of them as outputs.
     *
     * @param exits in the order of their sites
     * @param target where it goes
     * @throws InvalidInputException as {@link #write}
     * @throws IOException if it can't be written
     */
    public static void writeWhole(Path file, List<String> exits, Path target) throws IOException {
        OnnxModel model = OnnxReader.read(file);
        List<StagePlan.Stage> stages = stages(file, model, exits);
        Set<Integer> nodes = new HashSet<>();
        stages.forEach(stage -> nodes.addAll(stage.nodes()));
        List<String> inputs = model.inputs().stream().map(TensorInfo::name).toList();
        List<String> reads = stages.stream()
                .flatMap(stage -> stage.reads().stream())
                .filter(inputs::contains)
                .distinct()
                .toList();
        StagePlan.Stage whole = new StagePlan.Stage(exits.get(exits.size() - 1), nodes, reads, exits);
        AtomicFile.write(target, new OnnxStages(model, whole).bytes());
    }

    private byte[] bytes() throws IOException {
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
                    copy(tag, in, out);
                }
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    /** Copies a field as it is. */
    private static void copy(int tag, CodedInputStream in, CodedOutputStream out) throws IOException {
        out.writeUInt32NoTag(tag);
        switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> out.writeUInt64NoTag(in.readUInt64());
            case WireFormat.WIRETYPE_FIXED32 -> out.writeFixed32NoTag(in.readFixed32());
            case WireFormat.WIRETYPE_FIXED64 -> out.writeFixed64NoTag(in.readFixed64());
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> out.writeByteArrayNoTag(in.readByteArray());
            default -> throw new IOException("a field of an unknown kind: " + tag);
        }
    }

    private byte[] graph(CodedInputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        int node = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean kept =
                    switch (field) {
                        case NODE -> stage.nodes().contains(node++);
                        case GRAPH_NAME -> true;
                        case STORED -> true;
                        default -> false;
                    };
            if (!kept) {
                in.skipField(tag);
            } else if (field == STORED) {
                copyStored(in.readByteArray(), out);
            } else {
                copy(tag, in, out);
            }
        }
        for (String input : stage.reads()) {
            out.writeByteArray(INPUT, info(input));
        }
        for (String output : stage.gives()) {
            out.writeByteArray(OUTPUT, info(output));
        }
        out.flush();
        return bytes.toByteArray();
    }

    private void copyStored(byte[] tensor, CodedOutputStream out) throws IOException {
        String[] name = {""};
        ProtoFields fields = new ProtoFields(CodedInputStream.newInstance(tensor));
        fields.each(field -> {
            if (field == 8) {
                name[0] = fields.text();
            }
            return field == 8;
        });
        if (weights.contains(name[0])) {
            out.writeByteArray(STORED, tensor);
        }
    }

    /** Name, type of elements and, of the model's own inputs and outputs, shape. */
    private byte[] info(String tensor) throws IOException {
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

    private static byte[] shape(List<TensorInfo.Axis> axes) throws IOException {
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
