package io.exeunt.hwmodels.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTreeOppsTest {
    /** Shaped like the big cluster of an RK3399. */
    private static final String SOURCE = """
            / {
                cluster1_opp: opp-table-1 {
                    compatible = "operating-points-v2";
                    opp-shared; // all cores

                    opp00 {
                        opp-hz = /bits/ 64 <408000000>;
                        opp-microvolt = <825000 825000 1250000>;
                        clock-latency-ns = <40000>;
                    };
                    opp01 {
                        opp-hz = /bits/ 64 <1800000000>;
                        opp-microvolt = <1200000>;
                    };
                    /* not for
                       this board */
                    opp02 {
                        opp-hz = /bits/ 64 <2016000000>;
                        opp-microvolt = <1250000>;
                        status = "disabled";
                    };
                };
                gpu-opp-table {
                    compatible = "operating-points-v2";
                    opp-200000000 { opp-hz = <0x0 200000000>; };
                };
                serial { compatible = "snps,dw"; };
            };
            """;

    @Test
    void readsEveryTableWithItsVoltagesAndLatency() {
        List<ImportedTable> tables = DeviceTreeOpps.read("rk3399.dtsi", SOURCE);
        assertThat(tables).extracting(ImportedTable::name).containsExactly("cluster1_opp", "gpu-opp-table");
        ImportedTable cpu = tables.get(0);
        assertThat(cpu.opps().scale()).isEqualTo(VoltageScale.VOLTS);
        assertThat(cpu.opps().points())
                .containsExactly(new OperatingPoint(408e6, 0.825), new OperatingPoint(1.8e9, 1.2));
        assertThat(cpu.transitionS()).isEqualTo(40e-6);
    }

    @Test
    void aTableWithoutVoltagesSaysSo() {
        ImportedTable gpu = DeviceTreeOpps.read("rk3399.dtsi", SOURCE).get(1);
        assertThat(gpu.opps().scale()).isEqualTo(VoltageScale.UNKNOWN);
        assertThat(gpu.opps().get(0).voltage()).isNaN();
        assertThat(gpu.transitionS()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<1800000000>;<1800000>;a.dts:11, opp-hz: expected a clock of 10 MHz to 10 GHz in Hz, given 1800000;it is in kHz",
                "<1200000>;<1200>;a.dts:11, opp-microvolt: expected 100000 to 5000000 µV, given 1200;it is in mV",
                "<1200000>;<800000>;'a.dts:11: expected a voltage >= 0.825 V (that of 408.0 MHz), given 0.8 V at 1800.0 MHz';",
                "<1800000000>;<408000000>;'a.dts:11: operating point 408.0 MHz is there twice, also at a.dts:6';'the two are for different speed bins; keep one'",
                "<1200000>;<lots>;a.dts:11: expected a whole number, given lots;",
            })
    void sayWhichLineIsWrong(String from, String to, String problem, String hint) {
        assertThatThrownBy(() -> DeviceTreeOpps.read("a.dts", SOURCE.replace(from, to)))
                .hasMessageStartingWith(problem)
                .hasMessageEndingWith(hint == null ? "" : "Maybe " + hint);
    }

    @Test
    void unbalancedBracesAreNamed() {
        assertThatThrownBy(() -> DeviceTreeOpps.read("a.dts", "x {\n y {\n};\n"))
                .hasMessage("a.dts:1: the brace opened here is never closed");
        assertThatThrownBy(() -> DeviceTreeOpps.read("a.dts", "};\n"))
                .hasMessage("a.dts:1: a brace is closed that was never opened");
    }

    @Test
    void aTextWithoutTablesIsRefused() {
        assertThatThrownBy(() -> DeviceTreeOpps.read("a.dts", "serial { };"))
                .hasMessage("a.dts: no node with compatible = \"operating-points-v2\" and opp-hz inside");
    }
}
