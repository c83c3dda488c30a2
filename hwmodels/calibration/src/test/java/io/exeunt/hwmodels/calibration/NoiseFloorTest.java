package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.NoiseFloor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoiseFloorTest {
    private static final Device PI5 = DeviceCatalog.find("raspberry-pi-5");

    private static Optional<NoiseFloor> floor(String text) {
        return LatencyMeasurements.read(CsvTable.parse("m.csv", text), PI5, Networks.builtIn())
                .noiseFloor();
    }

    @Test
    void repeatedRowsTellHowFarTheyScatter() {
        NoiseFloor floor = floor("network,runtime,latency_ms\nresnet18,litert,90\nresnet18,litert,110\n")
                .orElseThrow();
        assertThat(floor.share()).isCloseTo(0.2, within(1e-12));
        assertThat(floor.basis()).isEqualTo("mean difference of 1 pairs of repeated rows");
    }

    @Test
    void equalNetworksUnderDifferentNamesTellItToo() {
        // Both cells: one 1×1 convolution on the way from the input to the output, by the second node and by the third.
        String first = "|nor_conv_1x1~0|+|none~0|none~1|+|none~0|skip_connect~1|none~2|";
        String second = "|none~0|+|nor_conv_1x1~0|none~1|+|none~0|none~1|skip_connect~2|";
        NoiseFloor floor = floor("network,runtime,latency_ms\n" + first + ",litert,2.0\n" + second + ",litert,2.2\n")
                .orElseThrow();
        assertThat(floor.share()).isCloseTo(0.2 / 2.1, within(1e-12));
        assertThat(floor.basis())
                .isEqualTo("mean difference of 1 pairs of rows of equal networks under different names");
    }

    @Test
    void deviationsInTheFileAreTheLastResort() {
        NoiseFloor floor = floor("network,runtime,latency_ms,latency_ms_var\nresnet18,litert,100,4\n")
                .orElseThrow();
        assertThat(floor.share()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void withoutAnyOfTheseItIsUnknown() {
        assertThat(floor("network,runtime,latency_ms\nresnet18,litert,90\nresnet34,litert,110\n"))
                .isEmpty();
    }
}
