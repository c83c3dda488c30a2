package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.hwmodels.onnx.OnnxNetworks;
import io.exeunt.policies.dl4j.workload.KerasModel;
import io.exeunt.policies.dl4j.workload.KerasNetworks;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.policies.onnxruntime.OnnxSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** MLPerf Tiny's Keras models as ONNX; skipped where they are not at hand. */
class InferenceModelTest {
    private static final int IMAGES = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Deeplearning4j has channels last, the written model channels first. */
    @ParameterizedTest
    @CsvSource({"resnet8, 32, 255", "vww96, 96, 1"})
    void aKerasModelSaysTheSameAsOnnx(String name, int side, double brightest) throws IOException {
        Path keras = SharedFolder.file("models/mlperf_tiny_" + name + ".h5");
        Path written = folder.resolve("model.onnx");
        float[] pixels = new float[IMAGES * 3 * side * side];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextDouble(brightest);
        }

        InferenceModel.convert(keras, written);

        INDArray channelsFirst = Nd4j.create(pixels, new long[] {IMAGES, 3, side, side}, 'c');
        float[] expected = KerasModel.read(keras)
                .graph()
                .outputSingle(channelsFirst.permute(0, 2, 3, 1).dup('c'))
                .dup('c')
                .data()
                .asFloat();
        String output = OnnxNetworks.read(written, ImportOptions.NONE).exits().get(0);
        try (OnnxSession session = OnnxSession.open(written, 1)) {
            List<InputPart> parts = List.of(new InputPart("", List.of(3L, (long) side, (long) side)));
            assertThat(session.run(pixels, IMAGES, parts, List.of(output)).get(0))
                    .containsExactly(expected, within(1e-4f));
        }
    }

    @Test
    void theWrittenModelCostsWhatTheKerasModelDoes() throws IOException {
        Path keras = SharedFolder.file("models/mlperf_tiny_resnet8.h5");
        Path written = folder.resolve("model.onnx");

        InferenceModel.convert(keras, written);

        assertThat(OnnxNetworks.read(written, ImportOptions.NONE).graph().macs())
                .isEqualTo(KerasNetworks.read(keras).macs())
                .isEqualTo(12_501_632);
    }

    @Test
    void whatIsNoKerasModelIsRefusedAndNothingIsWritten() throws IOException {
        Path text = Files.writeString(folder.resolve("a.h5"), "name: x\n");
        Path written = folder.resolve("model.onnx");

        assertThatThrownBy(() -> InferenceModel.convert(text, written))
                .hasMessageStartingWith(text + ": Expected a Keras model (.h5), given ");
        assertThat(written).doesNotExist();
    }
}
