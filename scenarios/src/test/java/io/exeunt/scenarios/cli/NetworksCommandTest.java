package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworksCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void allAreListedWithTheirTotals() {
        Result result = new Session(folder).call("networks", "list");

        assertThat(result.out().lines().filter(line -> line.startsWith("resnet20-cifar10 ")))
                .singleElement()
                .asString()
                .contains("40,551,040")
                .contains("269,034");
        assertThat(result.out().lines()).hasSizeGreaterThan(Zoo.names().size());
    }

    @Test
    void aTableReadsBackAsTheNetwork() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.json"),
                new Session(folder)
                        .call("networks", "table", "resnet20-cifar10")
                        .out());

        assertThat(LayerTables.read(file)).isEqualTo(Zoo.network("resnet20-cifar10"));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        Result result = new Session(folder).call("networks", "table", "resnet20-cifar");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("network resnet20-cifar: not in the zoo; it has ");
    }

    @Test
    void anOnnxModelBecomesALayerTable() {
        Path model = SharedFolder.file("models/resnet20_cifar10.onnx");
        Path table = folder.resolve("table.json");

        Result result = new Session(folder).call("networks", "import", model.toString(), "-o", table.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo(
                        model + ": opset 13, 68 rows, 57,069,312 MACs and 517,178 parameters per sample of [3, 32, 32];"
                                + " exits exit_0, exit_1, exit_2, exit_3, exit_4, exit_5, exit_6, exit_7, final"
                                + System.lineSeparator());
        assertThat(LayerTables.read(table).macs()).isEqualTo(57_069_312);
    }

    @Test
    void aModelThatIsNoneIsRefused() throws IOException {
        Path model = Files.writeString(folder.resolve("model.onnx"), "name: scenario\n");

        Result result = new Session(folder).call("networks", "import", model.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith(model + ": Expected an ONNX model, given ");
    }

    @Test
    void aKerasModelIsCountedAsItStands() throws IOException {
        Path model = SharedFolder.file("models/mlperf_tiny_vww96.h5");
        Path table = folder.resolve("t.json");

        Result result = new Session(folder).call("networks", "import", model.toString(), "-o", table.toString());
        Result shaped =
                new Session(folder).call("networks", "import", model.toString(), "--shape", "input_1=1x96x96x3");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).startsWith(model + ": Keras, ").contains("7,489,664 MACs and ");
        assertThat(LayerTables.read(table).macs()).isEqualTo(7_489_664);
        assertThat(shaped.code()).isEqualTo(3);
        assertThat(shaped.err())
                .startsWith(model + ": --shape, --exit, --site and --allow-unknown have no effect on a Keras model");
    }

    @Test
    void aShapeThatIsNoneIsRefused() {
        Result result = new Session(folder).call("networks", "import", "model.onnx", "--shape", "image=3,32");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("--shape image: Expected lengths of one to eight axes, such as 1x3x224x224, given '3,32'");
    }
}
