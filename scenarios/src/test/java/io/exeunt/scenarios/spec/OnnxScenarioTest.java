package io.exeunt.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.spec.NetworkSpec.Onnx.HeadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxScenarioTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void place() throws IOException {
        Files.writeString(folder.resolve("m.onnx"), "");
    }

    @Test
    void whatIsLeftOutIsWhatPyTorchExports() {
        Scenario scenario = read("name: s\nnetwork: {onnx: m.onnx}\nobjectives: [error, macs]\n");

        assertThat(scenario.network())
                .isEqualTo(new NetworkSpec.Onnx(
                        folder.resolve("m.onnx"),
                        List.of(),
                        Map.of(),
                        false,
                        new NetworkSpec.PixelSpec(1 / 255.0, List.of(), List.of(), NetworkSpec.Layout.NCHW),
                        1,
                        Optional.empty(),
                        List.of(),
                        5000,
                        HeadKind.PERCEPTRON));
        assertThat(read(ScenarioPrinter.print(scenario))).isEqualTo(scenario);
    }

    @Test
    void allThatIsSaidReadsBack() {
        Scenario scenario = read("""
                name: s
                data: {set: image_folder, folder: pictures, fit_samples: 10}
                network:
                  onnx: m.onnx
                  exit_tensors: [early, last]
                  shapes: {image: 1x3x32x32}
                  allow_unknown: true
                  input: {scale: 1, mean: [1.5], deviation: [2, 3, 4], layout: nhwc}
                  batch: 16
                  accuracy: 0.75
                  head_sites: [block1, block2]
                  head_samples: 300
                  head_kind: linear
                objectives: [error, macs]
                """);

        assertThat(scenario.data()).isEqualTo(new DataSpec.ImageFolder(folder.resolve("pictures"), 10));
        assertThat(scenario.network())
                .isEqualTo(new NetworkSpec.Onnx(
                        folder.resolve("m.onnx"),
                        List.of("early", "last"),
                        Map.of("image", NetworkSpec.InputShape.parse("1x3x32x32")),
                        true,
                        new NetworkSpec.PixelSpec(1, List.of(1.5), List.of(2.0, 3.0, 4.0), NetworkSpec.Layout.NHWC),
                        16,
                        Optional.of(0.75),
                        List.of("block1", "block2"),
                        300,
                        HeadKind.LINEAR));
        assertThat(read(ScenarioPrinter.print(scenario))).isEqualTo(scenario);
    }

    @Test
    void dataForOtherNetworksIsNotTrainedOn() {
        assertThatThrownBy(() -> read(
                        "name: s\ndata: {set: npz, file: x.npz}\ndevice: {id: board}\nnetwork: {preset: quickstart}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("set: npz is for networks trained elsewhere");
    }

    @Test
    void keysOfAModelNeedOne() {
        assertThatThrownBy(() -> read("name: s\nnetwork: {preset: quickstart, accuracy: 0.5}\n"))
                .hasMessageContaining("has no effect without an ONNX model");
    }

    @Test
    void samplesForHeadsNeedSitesOfHeads() {
        assertThatThrownBy(
                        () -> read("name: s\nnetwork: {onnx: m.onnx, head_samples: 300}\nobjectives: [error, macs]\n"))
                .hasMessageContaining("s.yaml:2:39: /network/head_samples: has no effect without head_sites");
        assertThatThrownBy(
                        () -> read("name: s\nnetwork: {onnx: m.onnx, head_kind: linear}\nobjectives: [error, macs]\n"))
                .hasMessageContaining("s.yaml:2:36: /network/head_kind: has no effect without head_sites");
    }

    private Scenario read(String text) {
        return new ScenarioReader(new KnownNamesFake()).parse("s.yaml", text, folder, List.of());
    }
}
