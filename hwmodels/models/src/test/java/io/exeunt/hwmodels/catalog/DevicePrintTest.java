package io.exeunt.hwmodels.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.device.Device;
import org.junit.jupiter.api.Test;

class DevicePrintTest {
    @Test
    void everyShippedDeviceSurvivesARoundTrip() {
        for (String id : DeviceCatalog.ids()) {
            Device device = DeviceCatalog.find(id);
            assertThat(DeviceCatalog.parse(id, DeviceCatalog.print(device))).isEqualTo(device);
        }
    }

    @Test
    void everyKeyOfADeviceFileStandsForAComponentAndEveryComponentHasAKey() {
        assertThat(DeviceCatalog.disagreements()).isEmpty();
    }
}
