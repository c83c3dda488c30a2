package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an inference costs beside its operators. */
class PerInferenceTest {
    private static final PlatformSpec CPU = new PlatformSpec("cpu", "plain", Precision.FP32, 4, 1);
    private static final List<Operator> WORK =
            List.of(new Linear("a", 100, 100, 1, true), new Linear("b", 100, 10, 1, true));

    private static Device toy(String perInference) {
        String after = "launch_cycles: {value: 5000, kind: assumed, source: toy}";
        return DeviceCatalog.parse("toy.yaml", Boards.toyText().replace(after, after + "\n    " + perInference));
    }

    private static Platform charging() {
        return Platforms.of(toy("per_inference_us: {value: 200, kind: fitted, source: toy}"), CPU);
    }

    @Test
    void isChargedOnceForAllOperatorsAndAllSamplesOfABatch() {
        Platform platform = charging();
        WorkCost work = platform.price(WORK, 1);
        WorkCost inference = platform.priceInference(WORK, 1);
        assertThat(inference.seconds() - work.seconds()).isCloseTo(200e-6, within(1e-15));
        assertThat(inference.overheadS() - work.overheadS()).isCloseTo(200e-6, within(1e-15));
        assertThat(inference.bytes()).isEqualTo(work.bytes());
        assertThat(work).isEqualTo(Boards.toyCpu(4, 1).price(WORK, 1));
    }

    @Test
    void drawsWhatWaitingForALaunchDraws() {
        Platform platform = charging();
        Energy energy = platform.perInference(0).orElseThrow().energy();
        assertThat(energy.dynamicJ()).isPositive();
        assertThat(energy.totalJ()).isCloseTo(platform.launchEnergy(200e-6, 0).totalJ(), within(1e-15));
    }

    @Test
    void isUnknownWhereTheFileDoesNotSay() {
        Platform platform = Boards.toyCpu(4, 1);
        assertThat(platform.perInference(0)).isEmpty();
        assertThat(platform.priceInference(WORK, 0)).isEqualTo(platform.price(WORK, 0));
    }

    @Test
    void isKnownToBeNothingWhereTheFileSaysSo() {
        Platform platform = Platforms.of(toy("per_inference_us: {value: 0, kind: measured, source: toy}"), CPU);
        assertThat(platform.perInference(0).orElseThrow().seconds()).isZero();
    }

    @Test
    void standsInThePrintedFileAndIsNeverNegative() {
        Device device = toy("per_inference_us: {value: 200, kind: fitted, source: toy, std_error: 30}");
        assertThat(DeviceCatalog.parse("again.yaml", DeviceCatalog.print(device)))
                .isEqualTo(device);
        assertThatThrownBy(() -> toy("per_inference_us: {value: -1, kind: fitted, source: toy}"))
                .hasMessageContaining("per_inference_us");
    }
}
