package io.exeunt.policies.dl4j.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.table.LayerTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLPerf Tiny's reference models; skipped where they are not at hand. */
class KerasNetworksTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Convolutions of 3×3 at 32×32, 16×16 and 8×8, two shortcuts of 1×1, ten classes. Published: 12.5 M. */
    @Test
    void theMacsOfResNet8AreThoseOfItsLayers() {
        OperatorGraph graph = KerasNetworks.read(SharedFolder.file("models/mlperf_tiny_resnet8.h5"));

        long first = 1024 * 9 * 16 * (3 + 2 * 16);
        long second = 256 * (9 * 16 * 32 + 9 * 32 * 32 + 16 * 32);
        long third = 64 * (9 * 32 * 64 + 9 * 64 * 64 + 32 * 64);
        assertThat(graph.macs()).isEqualTo(first + second + third + 640).isEqualTo(12_501_632);
        assertThat(graph.parameters()).isEqualTo(77_706);
        assertThat(graph.exits()).hasSize(1);
    }

    /** Published: 7.5 M; parameters of MobileNet-V1 0.25 with two classes, batch norms folded. */
    @Test
    void theMacsOfVisualWakeWordsAreThePublishedOnes() {
        OperatorGraph graph = KerasNetworks.read(SharedFolder.file("models/mlperf_tiny_vww96.h5"));

        assertThat(graph.macs()).isEqualTo(7_489_664);
        assertThat(graph.operators()).filteredOn(Linear.class::isInstance).hasSize(1);
    }

    @Test
    void theTableReadsBack() {
        OperatorGraph graph = KerasNetworks.read(SharedFolder.file("models/mlperf_tiny_resnet8.h5"));
        Path table = folder.resolve("t.json");

        LayerTables.write(graph, table);

        assertThat(LayerTables.read(table)).isEqualTo(graph);
    }

    @Test
    void lambdaLayersAreRefusedBeforeAnythingIsMadeOfThem() throws IOException {
        byte[] model = Files.readAllBytes(SharedFolder.file("models/mlperf_tiny_resnet8.h5"));
        Path file = folder.resolve("lambda.h5");
        Files.write(file, replaced(model, "\"class_name\": \"Flatten\"", "\"class_name\": \"Lambda\" "));

        assertThatThrownBy(() -> KerasNetworks.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": layer 'flatten' is a Lambda: it holds code, which is not run"
                        + System.lineSeparator()
                        + "  Maybe replace it by layers of Keras, or export the model as ONNX");
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        assertThat(to).hasSameSizeAs(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aFileThatWasCutShortIsRefused() throws IOException {
        byte[] model = Files.readAllBytes(SharedFolder.file("models/mlperf_tiny_resnet8.h5"));
        Path file = folder.resolve("cut.h5");
        Files.write(file, Arrays.copyOf(model, 3000));

        assertThatThrownBy(() -> KerasNetworks.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": no whole Keras model: its model_config can't be read");
    }

    @Test
    void otherFilesAreToldApart() throws IOException {
        Path text = Files.writeString(folder.resolve("a.h5"), "name: x\n");
        assertThatThrownBy(() -> KerasNetworks.read(text))
                .hasMessageStartingWith(text + ": Expected a Keras model (.h5), given ");
        assertThatThrownBy(() -> KerasNetworks.read(folder.resolve("none.h5")))
                .hasMessage(folder.resolve("none.h5") + ": no such file");
    }
}
