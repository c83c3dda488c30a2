package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportOppCommandTest {
    @TempDir
    private Path folder;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(folder.resolve("cache"));
    }

    private Result importOpp(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return session.call("devices", "import-opp", file.toString());
    }

    @Test
    void aDeviceTreeGivesDomainsWithVoltages() throws IOException {
        Result result = importOpp("board.dtsi", """
                / {
                  cluster0_opp: opp-table-0 {
                    compatible = "operating-points-v2";
                    opp-shared;
                    opp00 { opp-hz = /bits/ 64 <408000000>; opp-microvolt = <825000 825000 1250000>;
                            clock-latency-ns = <40000>; };
                    opp01 { opp-hz = /bits/ 64 <1416000000>; opp-microvolt = <1025000>; };
                  };
                };
                """);
        assertThat(result).isEqualTo(new Result(0, """
                sources:
                  opp-import: device tree board.dtsi
                  opp-import-standstill: "not stated in board.dtsi; assumed to last until the new clock holds, as where the kernel waits"
                domains:
                - id: cluster0
                  clocks:
                    kind: declared
                    source: opp-import
                  voltages:
                    kind: declared
                    source: opp-import
                  effective_us:
                    value: 40.0
                    kind: declared
                    source: opp-import
                  standstill_us:
                    value: 40.0
                    kind: assumed
                    source: opp-import-standstill
                  opps:
                  - freq_mhz: 408.0
                    volt_mv: 825.0
                  - freq_mhz: 1416.0
                    volt_mv: 1025.0
                """, ""));
    }

    @Test
    void whatItPrintsFitsADeviceFile() throws IOException {
        String printed = importOpp(
                        "clocks.txt",
                        "/sys/devices/system/cpu/cpufreq/policy0/scaling_available_frequencies:408000 600000\n"
                                + "/sys/devices/system/cpu/cpufreq/policy0/cpuinfo_transition_latency:61036\n"
                                + "/sys/class/devfreq/ff9a0000.npu/available_frequencies:200000000 800000000\n"
                                + "/sys/class/devfreq/ff9b0000.npu/available_frequencies:100000000\n")
                .out();
        String tx2 = session.call("devices", "describe", "jetson-tx2", "--yaml").out();
        String sources = printed.substring(printed.indexOf('\n') + 1, printed.indexOf("domains:\n"));
        String domains = printed.substring(printed.indexOf("domains:\n") + "domains:\n".length());
        Device device = DeviceCatalog.parse(
                "mine.yaml",
                tx2.replaceFirst("sources:\n", "sources:\n" + sources)
                        .replaceFirst(
                                "domains:\n",
                                "domains:\n" + domains.replaceAll("(?m)^", "  ").stripTrailing() + "\n"));
        assertThat(device.domains().stream().map(ClockDomain::id))
                .startsWith("policy0", "npu", "npu-2")
                .contains("gpu", "emc");
    }

    @Test
    void mistakesAreToldWithTheirLine() throws IOException {
        Result twice = importOpp("a.dts", """
                t: opp-table {
                  compatible = "operating-points-v2";
                  a { opp-hz = /bits/ 64 <408000000>; opp-microvolt = <800000>; };
                  b { opp-hz = /bits/ 64 <408000000>; opp-microvolt = <900000>; };
                };
                """);
        assertThat(twice.code()).isEqualTo(3);
        assertThat(twice.err())
                .startsWith(folder.resolve("a.dts") + ":4: operating point 408.0 MHz is there twice")
                .contains("a.dts:3");
        assertThat(importOpp("b.txt", "hello\n").err())
                .startsWith(folder.resolve("b.txt") + ": no line lists clocks\n  Maybe print it with: grep .");
        assertThat(session.call("devices", "import-opp", folder.resolve("c").toString()))
                .isEqualTo(new Result(3, "", folder.resolve("c") + ": there is no such file\n"));
        Path binary = Files.write(folder.resolve("d.dtb"), new byte[] {(byte) 0xd0, 0x0d, (byte) 0xfe, (byte) 0xed});
        assertThat(session.call("devices", "import-opp", binary.toString()).err())
                .isEqualTo(binary
                        + ": expected device-tree source, found a compiled device tree\n  Maybe dtc -I dtb -O dts "
                        + binary + " > board.dts\n");
        assertThat(session.call("devices", "import-opp", folder.toString()))
                .isEqualTo(new Result(
                        3,
                        "",
                        folder + ": expected a file, given a folder\n  Maybe dtc -I fs -O dts " + folder
                                + " > board.dts makes a file of a tree\n"));
    }

    private static final String BINNED = """
            / { t_opp: opp-table-0 { compatible = "operating-points-v2";
              a { opp-hz = /bits/ 64 <300000000>; opp-supported-hw = <0x1>;
                  opp-microvolt-speed0 = <900000>; opp-microvolt-speed1 = <850000>; };
              b { opp-hz = /bits/ 64 <600000000>; opp-supported-hw = <0x2>;
                  opp-microvolt-speed0 = <950000>; opp-microvolt-speed1 = <910000>; }; };
              gpu { operating-points-v2 = <&t_opp>; };
            };
            """;

    @Test
    void aChipIsChosenByItsMaskAndItsBin() throws IOException {
        Path file = Files.writeString(folder.resolve("a.dts"), BINNED);
        Result result =
                session.call("devices", "import-opp", "--supported-hw", "0x2", "--speed-bin=1", file.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("sources:\n  opp-import-guess: no time of a switch in a.dts; drivers declare 40 to 300 us\n"
                        + "  opp-import-t: \"device tree a.dts: table t_opp of gpu; points for hardware 0x2; voltages of speed bin"
                        + " speed1\"\n")
                .contains("    source: opp-import-t\n")
                .endsWith("  opps:\n  - freq_mhz: 600.0\n    volt_mv: 910.0\n");
    }

    @Test
    void notesGoToStandardErrorUnlessThereAreToBeNone() throws IOException {
        Result result = importOpp("a.dts", BINNED);
        assertThat(result.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("note: " + folder.resolve("a.dts") + ":1"));
        Result quiet = session.call(
                "devices", "import-opp", "-q", folder.resolve("a.dts").toString());
        assertThat(quiet).isEqualTo(new Result(0, result.out(), ""));
    }

    @Test
    void aMaskThatIsNoneIsAMistakeOfTheCommandLine() throws IOException {
        for (String mask : List.of("0", "-1", "0x100000000", "two", "0x1,", ",0x1", "0x1,,0x2", ",", "0x1, ")) {
            Result result = session.call("devices", "import-opp", "--supported-hw=" + mask, "a.dts");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("expected a mask of 32 bits such as 0x2, given '");
        }
        Path listing = Files.writeString(folder.resolve("l.txt"), "/policy0/scaling_available_frequencies:600000\n");
        assertThat(session.call("devices", "import-opp", "--supported-hw=1", listing.toString()))
                .isEqualTo(new Result(
                        3, "", "--supported-hw: chooses in a device tree, and " + listing + " is a listing\n"));
    }

    @Test
    void includedTreesBesideAreRead() throws IOException {
        Files.createDirectory(folder.resolve("soc"));
        Files.writeString(
                folder.resolve("soc/base.dtsi"),
                "/ { t_opp: opp-table-0 { compatible = \"operating-points-v2\"; a { opp-hz = /bits/ 64 <300000000>; }; }; };\n");
        Result result = importOpp(
                "board.dts",
                "#include \"soc/base.dtsi\"\n#include \"/etc/hostname\"\n&t_opp { b { opp-hz = /bits/ 64 <600000000>; }; };\n");
        assertThat(result.out())
                .contains("- id: t\n")
                .contains("freq_mhz: 300.0")
                .contains("freq_mhz: 600.0");
        assertThat(result.err())
                .isEqualTo("note: " + folder.resolve("board.dts")
                        + ": included, but not there, and not read: /etc/hostname\n");
    }

    @Test
    void aFileBeyondAllListingsIsRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("big.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }
        assertThat(session.call("devices", "import-opp", file.toString()))
                .isEqualTo(new Result(
                        3, "", file + ": longer than 16 MiB\n  Maybe only some of its lines are about clocks\n"));
    }

    @Test
    void aListingFromAWindowsShellIsRead() throws IOException {
        Path file = Files.write(
                folder.resolve("w.txt"),
                "/policy0/scaling_available_frequencies:600000 1000000\r\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(session.call("devices", "import-opp", file.toString()).out())
                .contains("- id: policy0\n")
                .contains("freq_mhz: 1000.0");
    }

    /** What is printed goes into a device file, but for what no tree says: how well the fan cools. */
    @Test
    void aFanAndTripPointsArePrintedAsFarAsTheTreeSaysThem() throws IOException {
        Result result = importOpp("board.dts", """
                / {
                  cpus { cpu0: cpu@0 { operating-points-v2 = <&big_opp>; }; };
                  big_opp: opp-table-0 {
                    compatible = "operating-points-v2";
                    a { opp-hz = /bits/ 64 <408000000>; clock-latency-ns = <40000>; };
                    b { opp-hz = /bits/ 64 <1416000000>; };
                  };
                  fan: pwm-fan { compatible = "pwm-fan"; cooling-levels = <0 100 255>; };
                  thermal-zones { soc {
                    polling-delay-passive = <100>;
                    trips {
                      warm: warm { temperature = <55000>; hysteresis = <5000>; type = "active"; };
                      hot: hot { temperature = <85000>; hysteresis = <2000>; type = "passive"; };
                      crit { temperature = <115000>; hysteresis = <0>; type = "critical"; };
                    };
                    cooling-maps {
                      m0 { trip = <&warm>; cooling-device = <&fan 1 2>; };
                      m1 { trip = <&hot>; cooling-device = <&cpu0 0xffffffff 0xffffffff>; };
                    };
                  }; };
                };
                """);

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).endsWith("""
                thermal:
                  fan:
                  - at_c:
                      value: 55.0
                      kind: declared
                      source: opp-import-thermal
                    hysteresis_k:
                      value: 5.0
                      kind: declared
                      source: opp-import-thermal
                  trips:
                  - domain: big
                    at_c:
                      value: 85.0
                      kind: declared
                      source: opp-import-thermal
                    hysteresis_k:
                      value: 2.0
                      kind: declared
                      source: opp-import-thermal
                    lowest_mhz:
                      value: 408.0
                      kind: declared
                      source: opp-import-thermal
                  poll_ms:
                    value: 100.0
                    kind: declared
                    source: opp-import-thermal
                  shutdown_c:
                    value: 115.0
                    kind: declared
                    source: opp-import-thermal
                """);
    }
}
