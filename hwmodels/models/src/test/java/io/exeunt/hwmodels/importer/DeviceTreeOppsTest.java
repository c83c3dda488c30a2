package io.exeunt.hwmodels.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.exeunt.hwmodels.devicetree.Includes;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
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

    private static final String CPU_ONLY = SOURCE.replace("opp-200000000 { opp-hz = <0x0 200000000>; };", "");

    private static ImportedTables read(String file, String text) {
        return read(file, text, OppChoice.NONE);
    }

    private static ImportedTables read(String file, String text, OppChoice choice) {
        return DeviceTreeOpps.read(file, text, choice, Includes.NONE);
    }

    private static String points(ImportedTable table) {
        return table.opps().points().stream()
                .map(point -> Math.round(point.freqHz() / 1e6)
                        + (Double.isNaN(point.voltage()) ? "" : "@" + Math.round(point.voltage() * 1e3)))
                .collect(Collectors.joining(" "));
    }

    private static String table(String points) {
        return "/ { t_opp: opp-table-0 { compatible = \"operating-points-v2\"; " + points + " }; };";
    }

    private static String point(String name, String rest) {
        return name + " { opp-hz = /bits/ 64 <" + name.replaceAll("[^0-9].*", "") + "000000>; " + rest + " }; ";
    }

    @Test
    void readsEveryTableWithItsVoltagesAndLatency() {
        List<ImportedTable> tables = read("rk3399.dtsi", SOURCE).tables();
        assertThat(tables).extracting(ImportedTable::name).containsExactly("cluster1_opp", "gpu-opp-table");
        ImportedTable cpu = tables.get(0);
        assertThat(cpu.opps().scale()).isEqualTo(VoltageScale.VOLTS);
        assertThat(cpu.opps().points())
                .containsExactly(new OperatingPoint(408e6, 0.825), new OperatingPoint(1.8e9, 1.2));
        assertThat(cpu.transitionS()).isEqualTo(40e-6);
    }

    @Test
    void aTableWithoutVoltagesSaysSo() {
        ImportedTable gpu = read("rk3399.dtsi", SOURCE).tables().get(1);
        assertThat(gpu.opps().scale()).isEqualTo(VoltageScale.UNKNOWN);
        assertThat(gpu.opps().get(0).voltage()).isNaN();
        assertThat(gpu.transitionS()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<1800000000>;<1800000>;a.dts:12, opp-hz: expected a clock of 10 MHz to 10 GHz in Hz, given 1800000;it is in kHz",
                "<1200000>;<1200>;a.dts:13, opp-microvolt: expected 100000 to 5000000 µV, given 1200;it is in mV",
                "<1200000>;<800000>;'a.dts:11: expected a voltage >= 0.825 V (that of 408.0 MHz), given 0.8 V at 1800.0 MHz';",
                "<1800000000>;<408000000>;'a.dts:11: operating point 408.0 MHz is there twice, also at a.dts:6';'the two are for different speed bins; keep one'",
                "<1200000>;<-1>;a.dts:13, opp-microvolt: expected a whole number, given -1;",
            })
    void sayWhichLineIsWrong(String from, String to, String problem, String hint) {
        assertThatThrownBy(() -> read("a.dts", CPU_ONLY.replace(from, to)))
                .hasMessageStartingWith(problem)
                .hasMessageEndingWith(hint == null ? "" : "Maybe " + hint);
    }

    @Test
    void unbalancedBracesAreNamed() {
        assertThatThrownBy(() -> read("a.dts", "x {\n y {\n};\n"))
                .hasMessage("a.dts:1: the brace opened here is never closed");
        assertThatThrownBy(() -> read("a.dts", "};\n")).hasMessage("a.dts:1: a brace is closed that was never opened");
    }

    @Test
    void pointsThatMacrosStandForAreSaidToNeedThePreprocessor() {
        assertThatThrownBy(() -> read("a.dts", """
                        #define OPP(f, v) opp-##f { opp-hz = /bits/ 64 <f>; opp-microvolt = <v>; };
                        / { t: opp-table { compatible = "operating-points-v2"; OPP(400000000, 800000) OPP(800000000, 900000) }; };
                        """))
                .hasMessage("a.dts: no node with compatible = \"operating-points-v2\" and opp-hz inside"
                        + System.lineSeparator()
                        + "  Maybe macros with arguments stand for them; the C preprocessor replaces it: cpp -nostdinc -undef"
                        + " -x assembler-with-cpp -I include board.dts > whole.dts");
    }

    @Test
    void aTextWithoutTablesIsRefused() {
        assertThatThrownBy(() -> read("a.dts", "serial { };"))
                .hasMessage("a.dts: no node with compatible = \"operating-points-v2\" and opp-hz inside");
    }

    @Test
    void partsMergeByLabelAndDeletedPointsAreGone() {
        ImportedTables read = read(
                "a.dts",
                table(point("400", "opp-microvolt = <800000>;")
                                + point("800", "opp-microvolt = <900000>;")
                                + point("1500", "opp-microvolt = <1200000>;"))
                        + "&t_opp { 800 { opp-microvolt = <950000>; }; " + point("1200", "opp-microvolt = <1100000>;")
                        + "/delete-node/ 1500; };");
        assertThat(read.tables()).extracting(DeviceTreeOppsTest::points).containsExactly("400@800 800@950 1200@1100");
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void aDeletedVoltageLeavesAllOfThemOut() {
        ImportedTables read = read(
                "a.dts",
                table(point("400", "opp-microvolt = <800000>;") + point("800", "opp-microvolt = <900000>;"))
                        + "&t_opp { 800 { /delete-property/ opp-microvolt; }; };");
        assertThat(read.tables()).extracting(DeviceTreeOppsTest::points).containsExactly("400 800");
        assertThat(read.notes()).containsExactly("a.dts:1: voltages of t_opp were left out, since 800.0 MHz has none");
    }

    @Test
    void anAdditionToATableThatWasNotReadSaysSo() {
        ImportedTables read = read(
                "a.dtsi", "#include \"base.dtsi\"\n#include <dt-bindings/x.h>\n&big_opp { " + point("2000", "") + "};");
        assertThat(read.tables().get(0).name()).isEqualTo("big_opp");
        assertThat(read.tables().get(0).origin()).isEqualTo("only a part of big_opp, what it is added to was not read");
        assertThat(read.notes())
                .containsExactly(
                        "a.dtsi: included, but not there, and not read: base.dtsi",
                        "a.dtsi:3: big_opp is only a part of a table: what it is added to was not read");
    }

    @Test
    void anOverlaysFragmentIsAnAdditionToItsTarget() {
        String overlay = "/dts-v1/; /plugin/; / { fragment@0 { target = <&gpu_opp>; __overlay__ { " + point("900", "")
                + "}; }; };";
        ImportedTables read = read("a.dtso", overlay);
        assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("gpu_opp");
        assertThat(read.notes()).singleElement().asString().contains("gpu_opp is only a part of a table");
    }

    @Test
    void aCompiledOverlayKeepsTheNameOfItsTarget() {
        String overlay = "/dts-v1/; / { fragment@0 { target = <0xffffffff>; __overlay__ { " + point("900", "")
                + "}; }; __fixups__ { gpu_opp = \"/fragment@0:target:0\"; odd = \"no fixup\", \"/gone:target:0\"; }; };";
        ImportedTables read = read("a.dts", overlay);
        assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("gpu_opp");
    }

    @Test
    void anAdditionThatHoldsAWholeTableIsNoPart() {
        ImportedTables read = read(
                "a.dtsi",
                "&gpu { gpu_opp: opp-table { compatible = \"operating-points-v2\"; " + point("300", "") + "}; };");
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void nothingButAnIncludeNamesIt() {
        assertThatThrownBy(() -> read("a.dts", "/include/ \"soc.dtsi\"\n/ { };"))
                .hasMessageEndingWith("Maybe they are in soc.dtsi, not there to be read");
    }

    @Test
    void oneTableThatCannotBeUsedLeavesTheOthers() {
        String pcie =
                "pcie { pcie_opp: opp-table { compatible = \"operating-points-v2\"; a { opp-hz = /bits/ 64 <2500000>; }; }; };";
        ImportedTables read = read("a.dts", table(point("800", "")) + "\n/ { " + pcie + " };");
        assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("t_opp");
        assertThat(read.notes())
                .containsExactly(
                        "pcie_opp was left out: a.dts:2, opp-hz: expected a clock of 10 MHz to 10 GHz in Hz, given 2500000");
    }

    @Test
    void macrosLeftInOneTableLeaveTheOthers() {
        String macro = "&gpu { gpu_opp: opp-table { a { opp-hz = /bits/ 64 <GPU_HZ>; }; }; };";
        ImportedTables read =
                read("a.dts", table(point("800", "clock-latency-ns = <40000>; irq = <GIC_SPI 3 (X | Y)>;")) + macro);
        assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("t_opp");
        assertThat(read.notes())
                .containsExactly(
                        "gpu_opp was left out: a.dts:1, opp-hz: expected a whole number, given the macro GPU_HZ");
    }

    @Nested
    class Hardware {
        private final String binned =
                table("\n" + point("300", "opp-microvolt = <1100000>; opp-supported-hw = <0x1>;") + "\n"
                        + point("300-950", "opp-microvolt = <950000>; opp-supported-hw = <0x6>;") + "\n"
                        + point("600", "opp-microvolt = <1100000>; opp-supported-hw = <0x6>;"));

        private ImportedTables read(String text, Long... masks) {
            return DeviceTreeOppsTest.read("a.dts", text, new OppChoice(List.of(masks), ""));
        }

        @Test
        void aMaskChoosesPoints() {
            ImportedTables read = read(binned, 0x2L);
            assertThat(points(read.tables().get(0))).isEqualTo("300@950 600@1100");
            assertThat(read.tables().get(0).origin()).isEqualTo("points for hardware 0x2");
            assertThat(points(read(binned, 0x1L).tables().get(0))).isEqualTo("300@1100");
        }

        @Test
        void twoVoltagesAtOneClockNeedAChoice() {
            assertThatThrownBy(() -> read(binned))
                    .hasMessage(
                            "a.dts:3: operating point 300.0 MHz is there twice, also at a.dts:2, for other hardware: --supported-hw"
                                    + " chooses, here among 0x1 and 0x6");
        }

        @Test
        void allMasksOfATableAreOffered() {
            String table = """
                    / { g: opp-table { compatible = "operating-points-v2";
                      a { opp-hz = /bits/ 64 <299000000>; opp-microvolt = <600000>; opp-supported-hw = <0xff>; };
                      b { opp-hz = /bits/ 64 <800000000>; opp-microvolt = <850000>; opp-supported-hw = <0xcf>; };
                      c { opp-hz = /bits/ 64 <800000000>; opp-microvolt = <750000>; opp-supported-hw = <0x30>; }; }; };
                    """;
            assertThatThrownBy(() -> read(table)).hasMessageEndingWith("chooses, here among 0xff; 0xcf; 0x30");
            assertThat(points(read(table, 0x20L).tables().get(0))).isEqualTo("299@600 800@750");
        }

        @Test
        void twoLevelsNeedTwoMasksAndOtherTablesComeOut() {
            String trees = """
                    / { c: opp-table-c { compatible = "operating-points-v2-ti-cpu";
                          a { opp-hz = /bits/ 64 <300000000>; opp-microvolt = <950000>; opp-supported-hw = <0x06 0x0010>; };
                          b { opp-hz = /bits/ 64 <300000000>; opp-microvolt = <1100000>; opp-supported-hw = <0x06 0x0020>; };
                          d { opp-hz = /bits/ 64 <600000000>; opp-microvolt = <1100000>; opp-supported-hw = <0x06 0x0020>; }; };
                        g: opp-table-g { compatible = "operating-points-v2"; e { opp-hz = /bits/ 64 <200000000>; }; }; };
                    """;
            assertThat(read(trees).tables()).hasSize(1);
            assertThat(read(trees).notes())
                    .containsExactly(
                            "c was left out: a.dts:3: operating point 300.0 MHz is there twice, also at a.dts:2, for"
                                    + " other hardware: --supported-hw chooses, here among 0x6,0x10 and 0x6,0x20");
            assertThat(points(read(trees, 0x2L, 0x20L).tables().get(0))).isEqualTo("300@1100 600@1100");
        }

        @Test
        void aMaskWithoutPointsNamesThoseThereAre() {
            assertThatThrownBy(() -> read(binned, 0x8L))
                    .hasMessage("a.dts:1: no point of t_opp is for --supported-hw 0x8; there are 0x1; 0x6");
        }

        @Test
        void levelsHaveToMeetTogether() {
            String levels = table(point("300", "opp-supported-hw = <0x6 0x10>;")
                    + point("600", "opp-supported-hw = <0x6 0x20>, <0x1 0x40>;"));
            assertThat(points(read(levels, 0x2L, 0x10L).tables().get(0))).isEqualTo("300");
            assertThat(points(read(levels, 0x1L, 0x40L).tables().get(0))).isEqualTo("600");
            assertThatThrownBy(() -> read(levels, 0x2L))
                    .hasMessageContaining("expected --supported-hw with 2 masks, one per level, given 1");
        }

        @Test
        void withoutAChoiceAllAreTakenAndSaidSo() {
            ImportedTables read =
                    read(table(point("300", "opp-supported-hw = <1>;") + point("600", "opp-supported-hw = <2>;")));
            assertThat(points(read.tables().get(0))).isEqualTo("300 600");
            assertThat(read.notes())
                    .containsExactly("a.dts:1: points of t_opp are for different hardware and were taken together;"
                            + " --supported-hw chooses among 0x1; 0x2");
        }

        @Test
        void tablesWithoutMasksAreNotAskedForOne() {
            ImportedTables read = read(table(point("300", "")), 0x2L);
            assertThat(points(read.tables().get(0))).isEqualTo("300");
            assertThat(read.notes()).containsExactly("--supported-hw changes nothing: no point has opp-supported-hw");
        }
    }

    @Nested
    class Bins {
        private final String named =
                table(point("480", "opp-microvolt-speed0 = <880000 880000 990000>; opp-microvolt-speed1 = <820000>;")
                        + point("1080", "opp-microvolt-speed0 = <1060000>; opp-microvolt-speed1 = <940000>;"));

        private ImportedTables read(String text, String bin) {
            return DeviceTreeOppsTest.read("a.dts", text, new OppChoice(List.of(), bin));
        }

        @Test
        void aNameOrItsNumberChooses() {
            assertThat(points(read(named, "speed1").tables().get(0))).isEqualTo("480@820 1080@940");
            assertThat(points(read(named, "0").tables().get(0))).isEqualTo("480@880 1080@1060");
            assertThat(read(named, "0").tables().get(0).origin()).isEqualTo("voltages of speed bin speed0");
        }

        @Test
        void withoutAChoiceVoltagesAreLeftOutAndSaidSo() {
            assertThat(points(read(named, "").tables().get(0))).isEqualTo("480 1080");
            assertThat(read(named, "").notes())
                    .containsExactly(
                            "a.dts:1: t_opp: voltages were left out, since they differ by speed bin; --speed-bin chooses among"
                                    + " speed0, speed1");
        }

        @Test
        void plainVoltagesComeBeforeABinThatWasNotChosen() {
            String plain = table(point("400", "opp-microvolt = <900000>; opp-microvolt-L1 = <850000>;")
                    + point("800", "opp-microvolt = <1000000>;"));
            assertThat(points(read(plain, "").tables().get(0))).isEqualTo("400@900 800@1000");
            assertThat(read(plain, "").notes())
                    .containsExactly("a.dts:1: t_opp: the plain voltages were taken; --speed-bin chooses among L1");
            assertThat(points(read(plain, "L1").tables().get(0))).isEqualTo("400@850 800@1000");
        }

        @Test
        void aMisspeltBinIsCorrected() {
            assertThatThrownBy(() -> read(named, "sped0"))
                    .hasMessageStartingWith("a.dts:1: no voltages for --speed-bin 'sped0'; there are speed0, speed1")
                    .hasMessageEndingWith("Maybe you meant 'speed0'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<0 408000000>|408",
                "<0x0 408000000>|408",
                "<0x00000000 0x18519600>|408",
                "<(0) (408 * 1000 * 1000)>|408",
                "/bits/ 64 <0x1A13B8600>|7000",
                "<1 0xA13B8600>|7000",
                "[00 00 00 00 18 51 96 00]|408",
                "<408000000>|408",
                "/bits/ 64 <408000000 1>|408",
            })
    void aClockIsReadInEveryNotation(String value, String mhz) {
        ImportedTables read = read("a.dts", table("a { opp-hz = " + value + "; };"));
        assertThat(read.tables()).extracting(DeviceTreeOppsTest::points).containsExactly(mhz);
    }

    @Test
    void numbersThatMeanNoneAreNoData() {
        ImportedTables read = read(
                "a.dts",
                table(
                        "off { opp-hz = /bits/ 64 <0>; }; inv { opp-hz = <0 0xffffffff>; }; end { opp-hz = <0 0xfffffffe>; };"
                                + point("400", "opp-microvolt = <0>; clock-latency-ns = <0xffffffff>;")
                                + point("800", "opp-microvolt = <(-1)>; clock-latency-ns = <0>;")));
        assertThat(points(read.tables().get(0))).isEqualTo("400 800");
        assertThat(read.tables().get(0).transitionS()).isNaN();
        assertThat(read.notes())
                .containsExactly(
                        "a.dts:1, opp-hz: 0 is no clock, and was left out",
                        "a.dts:1, opp-hz: 4294967295 is no clock, and was left out",
                        "a.dts:1, opp-hz: 4294967294 is no clock, and was left out",
                        "a.dts:1, opp-microvolt: 0 is no voltage, and was left out",
                        "a.dts:1, clock-latency-ns: 4294967295 ns is no time of a switch, and was left out");
    }

    @Test
    void theLongestSwitchOfATableCounts() {
        ImportedTables read = read(
                "a.dts",
                table(point("400", "clock-latency-ns = <50000>;") + point("800", "clock-latency-ns = <40000>;")));
        assertThat(read.tables().get(0).transitionS()).isEqualTo(50e-6);
    }

    @Test
    void turboSuspendedAndDisabledPointsAreTold() {
        ImportedTables read = read(
                "a.dts",
                table(point("400", "opp-suspend;") + point("800", "turbo-mode;")
                        + point("900", "status = \"disabled\";") + "level { opp-level = <1>; };"));
        assertThat(points(read.tables().get(0))).isEqualTo("400 800");
        assertThat(read.notes())
                .containsExactly(
                        "a.dts:1: 800.0 MHz of t_opp is a turbo point: Linux takes it only while boosting is on",
                        "a.dts:1: points of t_opp that are disabled were left out: 900",
                        "a.dts:1: points of t_opp that are without opp-hz were left out: level");
    }

    @Test
    void aDisabledTableIsLeftOut() {
        assertThatThrownBy(() -> read("a.dts", table("status = \"disabled\"; " + point("400", ""))))
                .hasMessage("a.dts:1: t_opp is disabled");
    }

    @Test
    void theSamePointTwiceIsKeptOnceAsLinuxDoes() {
        ImportedTables read = read("a.dts", table("a { opp-hz = <0 408000000>; };\nb { opp-hz = <0 408000000>; };"));
        assertThat(points(read.tables().get(0))).isEqualTo("408");
        assertThat(read.notes()).containsExactly("a.dts:2: 408.0 MHz of t_opp is listed again, and was kept once");
    }

    @Test
    void whoseTableItIsComesFromThePhandles() {
        String compiled = """
                / { opp-table-0 { compatible = "operating-points-v2"; phandle = <0x15>; a { opp-hz = <0 408000000>; }; };
                    opp-table-1 { compatible = "operating-points-v2"; phandle = <0x16>; a { opp-hz = <0 200000000>; }; };
                    cpus { cpu@0 { operating-points-v2 = <0x15>; }; cpu@1 { operating-points-v2 = <0x15>; }; };
                    gpu@ff9a0000 { operating-points-v2 = <0x16>; status = "disabled"; }; };
                """;
        assertThat(read("a.dts", compiled).tables())
                .extracting(ImportedTable::name, ImportedTable::origin)
                .containsExactly(
                        tuple("cpu@0", "table opp-table-0 of cpu@0, cpu@1"),
                        tuple("gpu", "table opp-table-1 of gpu@ff9a0000 (disabled)"));
    }

    @Nested
    class OwnPoints {
        @Test
        void pairsOfKilohertzAndMicrovoltAreRead() {
            ImportedTables read = read(
                    "a.dtsi",
                    "&cpu0 { operating-points = <996000 1250000\n 396000 975000>, <792000 1175000>;"
                            + " clock-latency = <61036>; };");
            ImportedTable table = read.tables().get(0);
            assertThat(table.name()).isEqualTo("cpu0");
            assertThat(points(table)).isEqualTo("396@975 792@1175 996@1250");
            assertThat(table.transitionS()).isEqualTo(61.036e-6);
            assertThat(table.origin()).isEqualTo("operating-points of cpu0");
        }

        @Test
        void processorsThatListTheSameAreOneDomain() {
            String points = "operating-points = <396000 0>; clock-latency = <0>; };";
            ImportedTables read = read(
                    "a.dts", "/ { cpus { cpu@0 { " + points + " cpu@1 { " + points + " }; gpu { " + points + " };");
            assertThat(read.tables()).extracting(ImportedTable::name).containsExactly("gpu", "cpu@0");
            assertThat(read.notes()).contains("cpu@0, cpu@1 list the same points, and were taken as one domain, cpu@0");
            assertThat(read.tables().get(0).transitionS()).isNaN();
        }

        @Test
        void anOddNumberIsRefused() {
            assertThatThrownBy(() -> read("a.dts", "&cpu0 { operating-points = <396000 975000 1>; };"))
                    .hasMessage("a.dts:1, operating-points: expected pairs of kHz and µV, given 3 numbers");
        }
    }
}
