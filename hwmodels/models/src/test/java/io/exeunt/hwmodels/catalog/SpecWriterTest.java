package io.exeunt.hwmodels.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.spec.SpecWriter;
import io.exeunt.hwmodels.device.Device;
import org.junit.jupiter.api.Test;

class SpecWriterTest {
    @Test
    void everyShippedDeviceSurvivesARoundTrip() {
        for (String id : DeviceCatalog.ids()) {
            Device device = DeviceCatalog.find(id);
            assertThat(DeviceCatalog.parse(id, SpecWriter.toYaml(device))).isEqualTo(device);
        }
    }
}
