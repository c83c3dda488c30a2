package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.condition.DomainCondition;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioPrinter;
import io.exeunt.scenarios.spec.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boards of a scenario under conditions, checked against the catalogue. */
class ConditionsScenarioTest {
    private static final String START = """
            name: warm
            network: {preset: quickstart}
            objectives: [error, latency]
            """;

    private static Scenario read(String text) {
        return new ScenarioReader(new Catalogue())
                .parse("s.yaml", text, Path.of("").toAbsolutePath(), List.of());
    }

    private static final String SEVERAL = START + """
            devices:
              - id: jetson-tx2
              - {id: jetson-tx2, ambient_c: 40, domains: {gpu: {max_mhz: 900}, emc: {pin_mhz: 1866}}}
              - {id: jetson-tx1, voltage_offset_mv: -25, peak_gbs_factor: 0.5}
            """;

    @Test
    void eachDeviceHasConditionsOfItsOwn() {
        assertThat(read(SEVERAL).devices())
                .extracting(DeviceSpec::conditions)
                .containsExactly(
                        Conditions.NONE,
                        new Conditions(
                                40.0,
                                null,
                                null,
                                Map.of("gpu", DomainCondition.cappedAt(900), "emc", DomainCondition.pinnedAt(1866)),
                                null,
                                null,
                                null),
                        new Conditions(null, null, -25.0, null, 0.5, null, null));
    }

    @Test
    void whatIsPrintedIsReadBack() {
        Scenario scenario = read(SEVERAL);
        assertThat(read(ScenarioPrinter.print(scenario))).isEqualTo(scenario);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            domains: {gpu: {pin_mhz: 900}} | s.yaml:4:54: /device/domains/gpu/pin_mhz: expected one of its 13 clocks, given 900%n  Maybe the nearest: 854.25 and 930.75 MHz
            ambient_c: 40, die_c: 50 | s.yaml:4:43: /device/die_c: expected either ambient_c or die_c, given both%n  Maybe the air says how warm the chip gets
            voltage_offset_mv: -50 | s.yaml:4:28: /device/voltage_offset_mv: not modelled: the voltages of gpu are known as multiples of the lowest only, not in mV%n  Maybe a device file of your own may give volt_mv at each operating point
            """)
    void mistakesAreToldWhereTheyStand(String condition, String message) {
        assertThatThrownBy(() -> read(START + "device: {id: jetson-tx2, " + condition + "}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message.formatted().substring(message.indexOf('/')));
    }
}
