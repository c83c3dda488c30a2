package io.exeunt.hwmodels.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.List;
import org.junit.jupiter.api.Test;

class SysfsOppsTest {
    private static final String LISTING = """
            /sys/devices/system/cpu/cpufreq/policy0/affected_cpus:0 1 2 3
            /sys/devices/system/cpu/cpufreq/policy0/cpuinfo_transition_latency:300000
            /sys/devices/system/cpu/cpufreq/policy0/scaling_available_frequencies:345600 499200 2035200
            /sys/class/devfreq/17000000.gp10b/available_frequencies:114750000 216750000 1300500000
            """;

    @Test
    void readsCpufreqInKilohertzAndDevfreqInHertz() {
        List<ImportedTable> tables = SysfsOpps.read("tx2.txt", LISTING);
        assertThat(tables).extracting(ImportedTable::name).containsExactly("policy0", "17000000.gp10b");
        assertThat(tables.get(0).opps().max().freqHz()).isEqualTo(2_035_200_000.0);
        assertThat(tables.get(0).transitionS()).isEqualTo(300e-6);
        assertThat(tables.get(1).opps().get(0).freqHz()).isEqualTo(114_750_000.0);
        assertThat(tables.get(1).transitionS()).isNaN();
        assertThat(tables.get(0).opps().scale()).isEqualTo(VoltageScale.UNKNOWN);
    }

    @Test
    void takesVoltagesFromTheDebugListing() {
        String text = """
                /sys/kernel/debug/opp/cpu0/opp:1800000000/supply-0/u_volt_target:1200000
                /sys/kernel/debug/opp/cpu0/opp:408000000/u_volt_target:825000
                """;
        ImportedTable table = SysfsOpps.read("opp.txt", text).get(0);
        assertThat(table.opps().scale()).isEqualTo(VoltageScale.VOLTS);
        assertThat(table.opps().points())
                .containsExactly(new OperatingPoint(408e6, 0.825), new OperatingPoint(1.8e9, 1.2));
    }

    @Test
    void aUnitSlipIsRefusedWithItsLine() {
        String slipped = LISTING.replace("345600 499200 2035200", "345.6 499.2 2035.2");
        assertThatThrownBy(() -> SysfsOpps.read("tx2.txt", slipped))
                .hasMessageStartingWith("tx2.txt:3: expected a clock of 10 MHz to 10 GHz in kHz, given 345.6")
                .hasMessageEndingWith("Maybe it is in MHz");
    }

    @Test
    void aClockTwiceIsRefused() {
        assertThatThrownBy(() -> SysfsOpps.read("tx2.txt", LISTING.replace("499200", "345600")))
                .hasMessageStartingWith("tx2.txt:3: operating point 345.6 MHz is there twice");
    }

    @Test
    void aListingWithoutClocksSaysHowToGetOne() {
        assertThatThrownBy(() -> SysfsOpps.read("x.txt", "nothing\n"))
                .hasMessageStartingWith("x.txt: no line lists clocks")
                .hasMessageContaining("grep . /sys/devices/system/cpu/cpufreq");
    }

    @Test
    void anUnreadableNumberIsNamed() {
        assertThatThrownBy(() -> SysfsOpps.read("x.txt", LISTING.replace("499200", "fast")))
                .hasMessage("x.txt:3: expected a number, given 'fast'");
    }
}
