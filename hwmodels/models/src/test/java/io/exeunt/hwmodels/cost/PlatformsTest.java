package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.workload.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformsTest {
    @Test
    void tx2SchedulesMaySetTheGpuAndTheMemoryClock() {
        Platform tx2 = Boards.tx2Gpu();
        assertThat(tx2.id()).isEqualTo("jetson-tx2/gpu/tensorrt/fp32/b1");
        assertThat(tx2.states().domains()).extracting(DvfsDomain::id).containsExactly("gpu", "emc");
        assertThat(tx2.states().size()).isEqualTo(143);
        assertThat(tx2.energyModelled()).isTrue();
    }

    @Test
    void pi4HasNoPowerDataAndSaysSo() {
        Platform pi4 = Boards.pi4(4);
        assertThat(pi4.id()).isEqualTo("raspberry-pi-4/cpu/ncnn/fp32/b1/t4");
        assertThat(pi4.states().size()).isEqualTo(13);
        assertThat(pi4.energyModelled()).isFalse();
        assertThat(pi4.idlePowerW(0)).isNaN();
    }

    @Test
    void tx2CpuHasNoPowerDataThoughItsGpuHas() {
        Platform a57 = Platforms.of(Boards.TX2, new PlatformSpec("a57", "ncnn", Precision.FP32, 1, 4));
        assertThat(a57.states().size()).isEqualTo(12 * 11);
        assertThat(a57.energyModelled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    gpuu   | tensorrt | FP32 | 1 | no unit is called 'gpuu'; it has gpu, a57, denver%n  Maybe you meant 'gpu'
                    gpu    | tensort  | FP32 | 1 | no runtime for unit 'gpu' is called 'tensort'; it has tensorrt%n  Maybe you meant 'tensorrt'
                    denver | ncnn     | FP32 | 1 | no runtime for unit 'denver' is called 'ncnn'; it has none
                    gpu    | tensorrt | INT8 | 1 | no data for int8 on gpu with tensorrt; it has fp32, fp16%n  Maybe the device file lacks flop_per_cycle.int8 of unit gpu, operations of one core in a cycle, and precisions.int8 of runtime tensorrt: copy it with 'exeunt devices describe <id> --yaml', add that, and calibrate
                    a57    | ncnn     | FP32 | 5 | expected threads on a57 to be in 1..4, given 5
                    gpu    | tensorrt | FP32 | 2 | expected threads on gpu to be in 1..1, given 2
                    """)
    void whatTheDeviceHasNotGotIsRefused(
            String unit, String runtime, Precision precision, int threads, String message) {
        PlatformSpec spec = new PlatformSpec(unit, runtime, precision, 1, threads);
        assertThatThrownBy(() -> Platforms.of(Boards.TX2, spec))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("device jetson-tx2: " + message.formatted());
    }

    @Test
    void aLinearRuntimeHasNothingForAFormatThatWasNotMeasured() {
        PlatformSpec spec = new PlatformSpec("cpu", "tflite", Precision.FP16, 1, 4);
        assertThatThrownBy(() -> Platforms.of(Boards.PI4, spec))
                .hasMessage("device raspberry-pi-4: no data for fp16 on cpu with tflite; it has fp32, int8\n"
                        + "  Maybe the device file lacks precisions.fp16 of runtime tflite: measure it and calibrate");
    }

    @Test
    void aSpecChecksItsNumbers() {
        assertThatThrownBy(() -> new PlatformSpec("gpu", "tensorrt", Precision.FP32, 0, 1))
                .hasMessage("Expected batch to be > 0, given 0");
        assertThatThrownBy(() -> new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 0))
                .hasMessage("Expected threads to be > 0, given 0");
        assertThatThrownBy(() -> new PlatformSpec(" ", "tensorrt", Precision.FP32, 1, 1))
                .hasMessage("Expected unit to be not blank, given \" \"");
    }
}
