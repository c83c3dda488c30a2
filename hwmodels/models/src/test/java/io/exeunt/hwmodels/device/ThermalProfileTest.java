package io.exeunt.hwmodels.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Boards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections of a device file about heat, and about how busy runtimes keep a unit. */
class ThermalProfileTest {
    private static final String TOY = DeviceCatalog.print(Boards.TOY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cooling: none         | cooling: ''             | /thermal/cooling: expected
            id: heatsink          | idd: heatsink           | /thermal/nodes/1: unknown key 'idd'
            domain: cpu, at_c     | domain: cpx, at_c       | /thermal/trips/0/domain: expected one of cpu, ddr, gpu, given "cpx"
            joule_per_kelvin: {value: 20, | joule_per_kelvin: {value: 0, | /thermal/nodes/1/joule_per_kelvin/value: expected > 0, given 0
            runtime: plain, at    | runtime: plane, at      | /power/units/0/activities/0/runtime: expected one of plain, given "plane"
            """)
    void aBrokenSectionIsRefusedWithTheReason(String good, String bad, String reason) {
        String text = toy();
        String broken = text.replace(good, bad);
        assertThat(broken).isNotEqualTo(text);
        assertThatThrownBy(() -> DeviceCatalog.parse("board.yaml", broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(DeviceCatalog.parse("again.yaml", TOY)).isEqualTo(Boards.TOY);
    }

    @Test
    void aBoardWithoutTheSectionHasNoTemperature() {
        assertThat(DeviceCatalog.find("jetson-nano").thermal()).isNull();
    }

    private static String toy() {
        return Boards.toyText();
    }
}
