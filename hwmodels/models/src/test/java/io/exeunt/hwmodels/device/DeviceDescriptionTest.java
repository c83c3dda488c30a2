package io.exeunt.hwmodels.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Boards;
import io.exeunt.hwmodels.device.DeviceDescription.RooflinePoint;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceDescriptionTest {
    @ParameterizedTest
    @MethodSource("io.exeunt.hwmodels.catalog.DeviceCatalog#ids")
    void everyNumberOfEveryDeviceHasASourceThatIsSpeltOut(String id) {
        DeviceDescription description = DeviceDescription.of(DeviceCatalog.find(id));
        assertThat(description.facts()).hasSizeGreaterThan(5);
        assertThat(description.facts())
                .allSatisfy(fact -> assertThat(description.sources()).containsKey(fact.source()));
        assertThat(description.sources().values()).allMatch(text -> text.length() > 10);
        assertThat(description.rooflines()).isNotEmpty();
    }

    @Test
    void itSaysWhatIsModelledOnWhichUnit() {
        assertThat(DeviceDescription.of(Boards.TX2).units())
                .containsExactly(
                        new DeviceDescription.UnitLine(
                                "gpu",
                                "Pascal GP10B, 256 CUDA cores in 2 SMs",
                                List.of("tensorrt (fp32 fitted, fp16 assumed)"),
                                true),
                        new DeviceDescription.UnitLine("a57", "4x Cortex-A57", List.of("ncnn (fp32 assumed)"), false),
                        new DeviceDescription.UnitLine("denver", "2x Denver 2", List.of(), false));
    }

    @Test
    void factsAreNamedByTheirPlaceInTheFile() {
        assertThat(DeviceDescription.of(Boards.TX2).facts())
                .contains(
                        new DeviceDescription.Fact(
                                "domains.a57.effective_us", 300, Provenance.Kind.DECLARED, "tegra186-cpufreq", null),
                        new DeviceDescription.Fact(
                                "power.units.gpu.leakage_mw_per_v2", 250, Provenance.Kind.FITTED, "rail-fit", null));
    }

    @Test
    void theRidgeIsWhereBothRoofsMeet() {
        DeviceDescription tx2 = DeviceDescription.of(Boards.TX2);
        RooflinePoint top = tx2.rooflines().stream()
                .filter(point -> point.unit().equals("gpu") && point.unitMhz() == 1300.5 && point.memoryMhz() == 1866)
                .findFirst()
                .orElseThrow();
        assertThat(top.peakGflops()).isCloseTo(665.856, within(1e-9));
        assertThat(top.peakGbs()).isEqualTo(59.7);
        assertThat(top.ridgeFlopPerByte() * top.peakGbs()).isCloseTo(top.peakGflops(), within(1e-9));
        assertThat(tx2.rooflines()).hasSize((13 + 12) * 11);
    }

    @Test
    void aFixedMemoryClockIsNoNumber() {
        assertThat(DeviceDescription.of(Boards.PI4).rooflines())
                .hasSize(13)
                .allMatch(point -> Double.isNaN(point.memoryMhz()) && point.peakGbs() == 12.8);
    }

    @Test
    void oppTablesSayWhatTheirVoltagesMean() {
        assertThat(DeviceDescription.of(Boards.TX2).oppTables())
                .extracting(DeviceDescription.OppLines::scale)
                .containsExactly(
                        VoltageScale.RELATIVE, VoltageScale.UNKNOWN, VoltageScale.UNKNOWN, VoltageScale.UNKNOWN);
        assertThat(DeviceDescription.of(Boards.PI4).oppTables())
                .extracting(DeviceDescription.OppLines::scale)
                .containsExactly(VoltageScale.VOLTS);
    }
}
