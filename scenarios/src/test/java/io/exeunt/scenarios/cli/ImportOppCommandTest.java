package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                domains:
                - id: cluster0
                  clocks:
                    kind: declared
                    source: opp-import
                  voltages:
                    kind: declared
                    source: opp-import
                  transition_us:
                    value: 40.0
                    kind: declared
                    source: opp-import
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
                  a { opp-hz = /bits/ 64 <408000000>; };
                  b { opp-hz = /bits/ 64 <408000000>; };
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
                .startsWith(binary + ": expected text in UTF-8\n  Maybe it is a compiled device tree");
    }
}
