package io.exeunt.hwmodels.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.bind.SpecReader;
import io.exeunt.hwmodels.workload.Precision;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final SpecReader<Conditions> READER = SpecReader.of(Conditions.class, "conditions.schema.json");

    private static Conditions read(String yaml) {
        return READER.parse("c.yaml", yaml);
    }

    @Test
    void aFileGivesThemByTheirKeys() {
        Conditions read = read("""
                ambient_c: 40
                voltage_offset_mv: -25
                domains: {gpu: {max_mhz: 900, voltage_offset_mv: -50}, emc: {pin_mhz: 1866}}
                peak_gbs_factor: 0.5
                runtime: tensorrt
                precision: fp16
                """);
        assertThat(read)
                .isEqualTo(new Conditions(
                        40.0,
                        null,
                        -25.0,
                        Map.of("gpu", new DomainCondition(900.0, null, -50.0), "emc", DomainCondition.pinnedAt(1866)),
                        0.5,
                        "tensorrt",
                        Precision.FP16));
        assertThat(read.describe())
                .isEqualTo("air 40 °C, -25 mV, emc at 1866 MHz, gpu at most 900 MHz and -50 mV, bandwidth × 0.5,"
                        + " tensorrt, fp16");
    }

    @Test
    void nothingGivenIsNoCondition() {
        assertThat(read("{}")).isEqualTo(Conditions.NONE);
        assertThat(read("{}").changeNothing()).isTrue();
        assertThat(Conditions.NONE.describe()).isEmpty();
        assertThat(Conditions.atDie(80.5).describe()).isEqualTo("chip 80.5 °C");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {ambient_c: 40, die_c: 60}                     | /die_c: expected either ambient_c or die_c, given both
            {ambient_c: 200}                               | /ambient_c: expected <= 125, given 200
            {peak_gbs_factor: 0}                           | /peak_gbs_factor: expected >= 0.01, given 0
            {domains: {gpu: {}}}                           | /domains/gpu: expected
            {domains: {gpu: {max_mhz: 0}}}                 | /domains/gpu/max_mhz: expected > 0, given 0
            {domains: {gpu: {max_mhz: 900, pin_mhz: 900}}} | /domains/gpu/pin_mhz: expected either max_mhz or pin_mhz, given both
            {domains: {gpu: {max: 900}}}                   | /domains/gpu: unknown key 'max'
            {voltage_offset_mv: .nan}                      | /voltage_offset_mv
            """)
    void mistakesAreRefusedAtTheirPlace(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theRecordChecksItsNumbersWithoutAFileToo() {
        assertThatThrownBy(() -> Conditions.inAir(Double.NaN)).hasMessage("expected -60 to 125, given NaN");
        assertThatThrownBy(() -> Conditions.atPeakGbsFactor(1000)).hasMessage("expected 0.01 to 100, given 1000");
        assertThatThrownBy(() -> DomainCondition.cappedAt(-1)).hasMessage("expected > 0, given -1");
    }
}
