package io.exeunt.hwmodels.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SysfsOppsTest {
    private static final String LISTING = """
            /sys/devices/system/cpu/cpufreq/policy0/affected_cpus:0 1 2 3
            /sys/devices/system/cpu/cpufreq/policy0/cpuinfo_transition_latency:300000
            /sys/devices/system/cpu/cpufreq/policy0/scaling_available_frequencies:345600 499200 2035200
            /sys/class/devfreq/17000000.gp10b/available_frequencies:114750000 216750000 1300500000
            """;

    private static final String CPU = LISTING.substring(0, LISTING.indexOf("/sys/class"));

    private static String points(ImportedTable table) {
        return table.opps().points().stream()
                .map(point -> Math.round(point.freqHz() / 1e6)
                        + (Double.isNaN(point.voltage()) ? "" : "@" + Math.round(point.voltage() * 1e3)))
                .collect(Collectors.joining(" "));
    }

    private static ImportedTables cpufreq(String device, String... lines) {
        return SysfsOpps.read(
                "x.txt",
                Stream.of(lines)
                        .map(line -> "/sys/devices/system/cpu/" + device + "/" + line + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void readsCpufreqInKilohertzAndDevfreqInHertz() {
        List<ImportedTable> tables = SysfsOpps.read("tx2.txt", LISTING).tables();
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
        ImportedTable table = SysfsOpps.read("opp.txt", text).tables().get(0);
        assertThat(table.opps().scale()).isEqualTo(VoltageScale.VOLTS);
        assertThat(table.opps().points())
                .containsExactly(new OperatingPoint(408e6, 0.825), new OperatingPoint(1.8e9, 1.2));
    }

    @Test
    void aUnitSlipIsRefusedWithItsLine() {
        String slipped = CPU.replace("345600 499200 2035200", "345.6 499.2 2035.2");
        assertThatThrownBy(() -> SysfsOpps.read("tx2.txt", slipped))
                .hasMessageStartingWith("tx2.txt:3: expected a clock of 10 MHz to 10 GHz in kHz, given 345.6")
                .hasMessageEndingWith("Maybe it is in MHz");
    }

    @Test
    void aListingWithoutClocksSaysHowToGetOne() {
        assertThatThrownBy(() -> SysfsOpps.read("x.txt", "nothing\n"))
                .hasMessageStartingWith("x.txt: no line lists clocks")
                .hasMessageContaining("grep . /sys/devices/system/cpu/cpufreq");
    }

    @Test
    void anUnreadableNumberIsNamed() {
        assertThatThrownBy(() -> SysfsOpps.read("x.txt", CPU.replace("499200", "fast")))
                .hasMessage("x.txt:3: expected a number, given 'fast'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4294967295", "0", "-1", "2147483647", "4294967274", "18446744073709551615", "1000000000"})
    void aLatencyThatMeansUnknownIsNone(String latency) {
        ImportedTables read = cpufreq(
                "cpufreq/policy0",
                "cpuinfo_transition_latency:" + latency,
                "scaling_available_frequencies:600000 1000000 ");
        assertThat(read.tables().get(0).transitionS()).isNaN();
        assertThat(read.notes())
                .containsExactly(
                        "x.txt:1: " + latency.replace("18446744073709551615", "18446744073709552000") // nearest double
                                + " ns is no time of a switch (Linux says so where it does not know), and was left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0xffffffff", "1e9", "unlimited"})
    void aLatencyThatIsNoNumberCostsNoClocks(String latency) {
        ImportedTables read = cpufreq(
                "cpufreq/policy0",
                "scaling_available_frequencies:600000 1000000",
                "cpuinfo_transition_latency:" + latency);
        assertThat(points(read.tables().get(0))).isEqualTo("600 1000");
        assertThat(read.notes())
                .containsExactly("x.txt:2: expected ns as a number, given '" + latency
                        + "'; this time of a switch was left out");
    }

    @Test
    void numbersOfLinesAreNoValues() {
        ImportedTables read = cpufreq("cpufreq/policy0", "scaling_available_frequencies:17:600000 1000000");
        assertThat(points(read.tables().get(0))).isEqualTo("600 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"==> %s <==", "%s"})
    void aPathOnItsOwnGoesForTheLinesBelow(String heading) {
        String policy = "/sys/devices/system/cpu/cpufreq/policy4/";
        String text = String.format(heading, policy + "scaling_available_frequencies") + "\n825600 1766400 \n\n"
                + String.format(heading, policy + "cpuinfo_transition_latency") + "\n50000\n\n"
                + String.format(heading, "/sys/class/devfreq/soc:gpu/available_frequencies") + "\n300000000\n";
        ImportedTables read = SysfsOpps.read("x.txt", text);
        assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("policy4", "soc:gpu");
        assertThat(points(read.tables().get(0))).isEqualTo("826 1766");
        assertThat(read.tables().get(0).transitionS()).isEqualTo(50e-6);
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void aDevicesOwnFolderNamesItNotTheOneOfItsClocks() {
        ImportedTables read = SysfsOpps.read("x.txt", """
                /sys/class/kgsl/kgsl-3d0/devfreq/available_frequencies:585000000 257000000
                /sys/class/kgsl/kgsl-3d1/gpu_available_frequencies:585000000 257000000
                """);
        assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("kgsl-3d0", "kgsl-3d1");
    }

    @Test
    void aDriverThatPicksClocksByItselfIsTold() {
        assertThatThrownBy(() -> cpufreq("cpufreq/policy0", "cpuinfo_max_freq:4500000", "scaling_driver:intel_pstate"))
                .hasMessage(
                        "x.txt: lists the limits of clocks, and no clocks: this driver, such as intel_pstate, has no operating points"
                                + System.lineSeparator()
                                + "  Maybe write the clocks that are of interest into the device file by hand");
    }

    @Test
    void noBoostClocksAreNothingToTell() {
        assertThat(cpufreq(
                                "cpufreq/policy0",
                                "scaling_available_frequencies:600000 1000000",
                                "scaling_boost_frequencies:")
                        .notes())
                .isEmpty();
    }

    @Test
    void clocksThatMeanNoneAreNoClocks() {
        ImportedTables read = SysfsOpps.read(
                "x.txt",
                "/sys/class/devfreq/gpu/available_frequencies:0 200000000 4294967295 4294967294 2147483647 -22\n");
        assertThat(points(read.tables().get(0))).isEqualTo("200");
        assertThat(read.notes())
                .containsExactly(
                        "x.txt:1: 0 is no clock, and was left out",
                        "x.txt:1: 4294967295 is no clock, and was left out",
                        "x.txt:1: 4294967294 is no clock, and was left out",
                        "x.txt:1: 2147483647 is no clock, and was left out",
                        "x.txt:1: -22 is no clock, and was left out");
    }

    @Test
    void zeroVoltsMeanThatNoRegulatorIsKnown() {
        ImportedTables read = SysfsOpps.read("x.txt", """
                /sys/kernel/debug/opp/cpu0/opp:600000000/u_volt_target:0
                /sys/kernel/debug/opp/cpu0/opp:1500000000/u_volt_target:0
                """);
        assertThat(points(read.tables().get(0))).isEqualTo("600 1500");
        assertThat(read.notes())
                .containsExactly("x.txt:1: 0 is no voltage (no regulator is known for cpu0), and was left out");
    }

    @Test
    void millivoltsAreRefused() {
        assertThatThrownBy(() -> SysfsOpps.read("x.txt", "/opp/cpu0/opp:600000000/u_volt_target:900\n"))
                .hasMessageStartingWith("x.txt:1: expected 100000 to 5000000 µV, given 900")
                .hasMessageEndingWith("Maybe it is in mV");
    }

    @Test
    void everyFileOfDebugfsIsUnderstood() {
        ImportedTables read = SysfsOpps.read("x.txt", """
                /sys/kernel/debug/opp/gpu/opp:200000000/available:Y
                /sys/kernel/debug/opp/gpu/opp:200000000/rate_hz:200000000
                /sys/kernel/debug/opp/gpu/opp:200000000/supply-0/u_volt_target:800000
                /sys/kernel/debug/opp/gpu/opp:200000000/supply-1/u_volt_target:1800000
                /sys/kernel/debug/opp/gpu/opp:200000000/clock_latency_ns:0
                /sys/kernel/debug/opp/gpu/opp:1/rate_hz:400000000
                /sys/kernel/debug/opp/gpu/opp:1/turbo:Y
                /sys/kernel/debug/opp/gpu/opp:1/supply-0/u_volt_target:900000
                /sys/kernel/debug/opp/gpu/opp:1/clock_latency_ns:150000
                /sys/kernel/debug/opp/gpu/opp:800000000/available:N
                /sys/kernel/debug/opp/genpd/opp:0/rate_hz:0
                """);
        assertThat(read.tables()).extracting(SysfsOppsTest::points).containsExactly("200@800 400@900");
        assertThat(read.tables().get(0).transitionS()).isEqualTo(150e-6);
        assertThat(read.notes())
                .containsExactly(
                        "x.txt:4: points of gpu have several supplies; the first one's voltage was taken",
                        "x.txt:6: 400.0 MHz of gpu is a turbo point: Linux takes it only while boosting is on",
                        "x.txt:10: 800.0 MHz of gpu is not available, and was left out");
    }

    @Test
    void aClockListedAgainIsKeptOnce() {
        ImportedTables read = SysfsOpps.read(
                "x.txt", "/sys/class/devfreq/ff9a0000.gpu/available_frequencies:200000000 297000000 297000000\n");
        assertThat(points(read.tables().get(0))).isEqualTo("200 297");
        assertThat(read.notes())
                .containsExactly("x.txt:1: 297.0 MHz of ff9a0000.gpu is listed again, and was kept once");
    }

    @Test
    void boostClocksAreTakenAndTold() {
        ImportedTables read = cpufreq(
                "cpufreq/policy4",
                "scaling_available_frequencies:408000 1800000",
                "scaling_boost_frequencies:2016000 2208000");
        assertThat(points(read.tables().get(0))).isEqualTo("408 1800 2016 2208");
        assertThat(read.notes())
                .containsExactly(
                        "x.txt:2: 2016000 2208000 kHz of policy4 are boost clocks: Linux takes them only while boosting is on");
    }

    @Test
    void processorsThatListTheSameAreOneDomain() {
        String text = IntStream.range(0, 4)
                .mapToObj(n ->
                        "/sys/devices/system/cpu/cpu" + n + "/cpufreq/scaling_available_frequencies:600000 1500000\n")
                .collect(Collectors.joining());
        ImportedTables read = SysfsOpps.read("x.txt", text);
        assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("cpu0");
        assertThat(read.notes())
                .containsExactly("cpu0, cpu1, cpu2, cpu3 list the same points, and were taken as one domain, cpu0");
    }

    @Test
    void clustersOfProcessorsStayApartWhereTheListingTellsThem() {
        ImportedTables read = SysfsOpps.read("x.txt", """
                cpu0/cpufreq/related_cpus:0 1
                cpu0/cpufreq/scaling_available_frequencies:600000
                cpu1/cpufreq/related_cpus:0 1
                cpu1/cpufreq/scaling_available_frequencies:600000
                cpu2/cpufreq/related_cpus:2
                cpu2/cpufreq/scaling_available_frequencies:600000
                """);
        assertThat(read.tables())
                .extracting(ImportedTable::name, ImportedTable::origin)
                .containsExactly(tuple("cpu0", "processors 0 1"), tuple("cpu2", "processors 2"));
    }

    @Test
    void aPolicyTakesTheVoltagesOfItsProcessor() {
        ImportedTables read = SysfsOpps.read("x.txt", """
                /sys/devices/system/cpu/cpufreq/policy0/scaling_available_frequencies:600000 1500000
                /sys/devices/system/cpu/cpufreq/policy4/scaling_available_frequencies:600000 1500000
                /sys/kernel/debug/opp/cpu0/opp:600000000/u_volt_target:800000
                /sys/kernel/debug/opp/cpu0/opp:1500000000/u_volt_target:900000
                /sys/kernel/debug/opp/cpu4/opp:600000000/u_volt_target:850000
                /sys/kernel/debug/opp/cpu4/opp:1500000000/u_volt_target:950000
                """);
        assertThat(read.tables())
                .extracting(ImportedTable::name, SysfsOppsTest::points)
                .containsExactly(tuple("policy0", "600@800 1500@900"), tuple("policy4", "600@850 1500@950"));
    }

    @Test
    void oneDeviceThatCannotBeUsedLeavesTheOthers() {
        ImportedTables read = SysfsOpps.read("x.txt", LISTING.replace("499200", "fast"));
        assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("17000000.gp10b");
        assertThat(read.notes()).containsExactly("policy0 was left out: x.txt:3: expected a number, given 'fast'");
    }

    @Test
    void anEmptyListSaysNothing() {
        assertThatThrownBy(() -> cpufreq("cpufreq/policy0", "scaling_available_frequencies:"))
                .hasMessageStartingWith("x.txt: no line lists clocks");
    }

    @Test
    void longLinesAreCutInMessages() {
        String line = "a/".repeat(50_000) + "available_frequencies:" + "x".repeat(50_000);
        assertThatThrownBy(() -> SysfsOpps.read("x.txt", line))
                .hasMessage("x.txt:1: expected a number, given '" + "x".repeat(40) + "…'");
    }
}
