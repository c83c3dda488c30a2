package io.exeunt.hwmodels.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alexnet",
                "densenet121",
                "inception_v4",
                "mobilenet_v1",
                "mobilenet_v2",
                "mobilenet_v3_large",
                "mobilenet_v3_small",
                "resnet18",
                "resnet50",
                "resnet56-cifar10-projected",
                "squeezenet1_0",
                "squeezenet1_1",
                "vgg11",
                "vgg19-cifar10"
            })
    void aNetworkReadsBackWithItsTotals(String name) throws IOException {
        Path file = folder.resolve(name + ".onnx");
        LightModel.write(Zoo.network(name), file);

        OperatorGraph read = OnnxNetworks.read(file, ImportOptions.NONE).graph();

        assertThat(read.macs()).isEqualTo(Zoo.network(name).macs());
        assertThat(read.parameters()).isEqualTo(Zoo.network(name).parameters());
        assertThat(read.input()).isEqualTo(Zoo.network(name).input());
        assertThat(Files.size(file)).isLessThan(200_000);
    }

    @Test
    void whatIsNoConvolutionalNetworkIsRefusedByName() {
        assertThatThrownBy(() -> LightModel.of(Zoo.network("bert-base-64")))
                .hasMessage("bert-base-64: 'words' (Embedding) can't be written\n"
                        + "  Maybe convolutional networks over pictures can");
    }
}
