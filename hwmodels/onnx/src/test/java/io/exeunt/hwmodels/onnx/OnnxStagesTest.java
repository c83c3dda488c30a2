package io.exeunt.hwmodels.onnx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.OperatorGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxStagesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A shortcut from before the first exit to behind it: two tensors cross the cut. */
    private static OnnxBytes crossing() {
        return new OnnxBytes()
                .input("x", 1, 8)
                .weights("a", 8, 8)
                .weights("b", 8, 8)
                .weights("h", 8, 3)
                .weights("unused", 8, 8)
                .node("MatMul", List.of("x", "a"), "first")
                .node("Relu", List.of("first"), "second")
                .node("MatMul", List.of("second", "h"), "early")
                .node("MatMul", List.of("second", "b"), "third")
                .node("Add", List.of("third", "first"), "sum")
                .node("MatMul", List.of("sum", "h"), "last")
                .output("early")
                .output("last");
    }

    @Test
    void whatLaterStagesReadIsHandedOn() throws IOException {
        Path model = crossing().writtenTo(folder.resolve("m.onnx"));

        List<OnnxStages.Stage> stages = OnnxStages.write(model, List.of("early", "last"), folder);

        assertThat(stages)
                .extracting(OnnxStages.Stage::inputs)
                .satisfiesExactly(inputs -> assertThat(inputs).containsExactly("x"), inputs -> assertThat(inputs)
                        .containsExactlyInAnyOrder("first", "second"));
        assertThat(stages.get(0).outputs()).containsExactlyInAnyOrder("early", "first", "second");
        assertThat(stages.get(1).outputs()).containsExactly("last");
    }

    @Test
    void stagesTogetherAreTheModel() throws IOException {
        Path model = crossing().writtenTo(folder.resolve("m.onnx"));
        OperatorGraph whole = OnnxNetworks.read(model, ImportOptions.NONE).graph();

        long macs = 0;
        for (OnnxStages.Stage stage : OnnxStages.write(model, List.of("early", "last"), folder)) {
            OnnxModel read = OnnxReader.read(stage.file());
            assertThat(read.stored()).doesNotContainKey("unused");
            assertThat(read.opset()).isEqualTo(13);
            macs += read.nodes().stream()
                    .filter(node -> node.type().equals("MatMul"))
                    .mapToLong(node ->
                            read.stored().get(node.inputs().get(1)).shape().elements())
                    .sum();
        }

        assertThat(macs).isEqualTo(whole.macs());
    }

    @Test
    void weightsBesideTheFileArePutWithin() throws IOException {
        byte[] values = new byte[80];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) i;
        }
        Files.write(folder.resolve("w"), values);
        Path model = new OnnxBytes()
                .input("x", 1, 4)
                .external("w", Map.of("location", "w", "offset", "16", "length", "64"), 4, 4)
                .node("MatMul", List.of("x", "w"), "y")
                .output("y")
                .writtenTo(folder.resolve("m.onnx"));

        Path target = Files.createDirectory(folder.resolve("out"));
        OnnxStages.write(model, List.of("y"), target);

        byte[] written = Files.readAllBytes(target.resolve("stage1.onnx"));
        StoredTensor weight =
                OnnxReader.read(target.resolve("stage1.onnx")).stored().get("w");
        assertThat(weight.external()).isEmpty();
        assertThat(weight.bytes()).isEqualTo(64);
        assertThat(new String(written, ISO_8859_1)).contains(new String(values, 16, 64, ISO_8859_1));
        assertThat(OnnxNetworks.dataFiles(model)).containsExactly(folder.resolve("w"));
        assertThat(OnnxNetworks.dataFiles(target.resolve("stage1.onnx"))).isEmpty();
    }
}
