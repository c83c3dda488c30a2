package io.exeunt.hwmodels.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.exeunt.ground.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a model with exits as one model with an {@code If} after each of them: it answers with the first exit whose largest number is
 * above a threshold, and computes no further.
 */
public final class OnnxBranches {
    /** The only output. */
    public static final String ANSWER = "exeunt.answer";

    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int STORED = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    private final OnnxModel model;
    private final List<StagePlan.Stage> stages;
    private final float threshold;
    private final List<byte[]> nodes = new ArrayList<>();
    private final List<byte[]> kept = new ArrayList<>();
    private final List<byte[]> opsets = new ArrayList<>();

    private OnnxBranches(OnnxModel model, List<String> exits, float threshold) {
        this.model = model;
        this.stages = new StagePlan(model).stages(exits);
        this.threshold = threshold;
    }

    /**
     * Writes it.
     *
     * @param file the model
     * @param exits tensors at which it may be left, in the order of their sites, the final one last
     * @param threshold of the largest number of a side exit
     * @param target where it goes
     * @throws io.exeunt.ground.InvalidInputException if there is no such tensor
     * @throws IOException if it can't be written
     */
    public static void write(Path file, List<String> exits, float threshold, Path target) throws IOException {
        OnnxModel model = OnnxReader.read(file);
        Needed needed = new Needed(model);
        exits.forEach(exit -> needed.requireMade(exit, "an exit"));
        OnnxBranches branches = new OnnxBranches(model, exits, threshold);
        branches.read(file);
        AtomicFile.write(target, branches.bytes());
    }

    private void read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            in.setSizeLimit(Integer.MAX_VALUE);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case GRAPH -> {
                        int outer = in.pushLimit(in.readRawVarint32());
                        graph(in);
                        in.popLimit(outer);
                    }
                    case 8 -> opsets.add(in.readByteArray());
                    default -> in.skipField(tag);
                }
            }
        }
    }

    private void graph(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            switch (field) {
                case NODE -> nodes.add(in.readByteArray());
                case STORED, INPUT -> {
                    byte[] read = in.readByteArray();
                    byte[] message = field == STORED ? GraphCopy.whole(model, read) : read;
                    kept.add(OnnxMessage.of(out -> out.writeByteArray(field, message)));
                }
                default -> in.skipField(tag);
            }
        }
    }

    private byte[] bytes() {
        return OnnxMessage.of(out -> {
            out.writeInt64(1, 7);
            out.writeString(2, "exeunt");
            out.writeByteArray(GRAPH, OnnxMessage.of(graph -> {
                for (byte[] node : body(0)) {
                    graph.writeByteArray(NODE, node);
                }
                graph.writeString(2, "branches");
                for (byte[] field : kept) {
                    graph.writeRawBytes(field);
                }
                graph.writeByteArray(STORED, OnnxMessage.named("exeunt.threshold", threshold));
                graph.writeByteArray(OUTPUT, OnnxMessage.of(name -> name.writeString(1, ANSWER)));
            }));
            for (byte[] opset : opsets) {
                out.writeByteArray(8, opset);
            }
        });
    }

    /** Nodes of a stage and all that follows it; the answer is called by its stage, at the top {@link #ANSWER}. */
    private List<byte[]> body(int k) {
        StagePlan.Stage stage = stages.get(k);
        List<byte[]> body = new ArrayList<>();
        for (int index = 0; index < nodes.size(); index++) {
            if (stage.nodes().contains(index)) {
                body.add(nodes.get(index));
            }
        }
        String answer = answer(k);
        if (k == stages.size() - 1) {
            body.add(OnnxMessage.node("Identity", answer + ".last", List.of(stage.exit()), answer, List.of()));
            return body;
        }
        String sure = answer + ".sure";
        body.add(OnnxMessage.node(
                "ReduceMax",
                sure + ".max",
                List.of(stage.exit()),
                sure + ".max",
                List.of(OnnxMessage.attribute("keepdims", 0))));
        body.add(OnnxMessage.node("Greater", sure, List.of(sure + ".max", "exeunt.threshold"), sure, List.of()));
        byte[] leave = branch(
                "leave" + k,
                answer + ".now",
                List.of(OnnxMessage.node(
                        "Identity", answer + ".now", List.of(stage.exit()), answer + ".now", List.of())));
        byte[] stay = branch("stay" + k, answer(k + 1), body(k + 1));
        body.add(OnnxMessage.node(
                "If",
                answer + ".if",
                List.of(sure),
                answer,
                List.of(OnnxMessage.graph("then_branch", leave), OnnxMessage.graph("else_branch", stay))));
        return body;
    }

    private static String answer(int stage) {
        return stage == 0 ? ANSWER : ANSWER + stage;
    }

    private static byte[] branch(String name, String output, List<byte[]> body) {
        return OnnxMessage.of(graph -> {
            for (byte[] node : body) {
                graph.writeByteArray(NODE, node);
            }
            graph.writeString(2, name);
            graph.writeByteArray(OUTPUT, OnnxMessage.of(info -> info.writeString(1, output)));
        });
    }
}
