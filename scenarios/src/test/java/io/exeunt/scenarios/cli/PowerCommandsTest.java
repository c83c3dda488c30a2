package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerCommandsTest {
    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void openSession() {
        session = new Session(folder.resolve("cache"));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** P = 0.2·V² + 2·V²·f at five clocks. */
    private String rail() throws IOException {
        StringBuilder csv = new StringBuilder("benchmark,mhz,volts,watts\n");
        for (int i = 1; i <= 5; i++) {
            double volts = 0.8 + 0.05 * i;
            double watts = volts * volts * (0.2 + 2 * 0.2 * i);
            csv.append(String.format(Locale.ROOT, "sort,%d,%.3f,%.6f%n", 200 * i, volts, watts));
        }
        return file("rail.csv", csv.toString());
    }

    @Test
    void aRailThatFollowsTheLawIsPredicted() throws IOException {
        Result result = session.call(
                "devices", "check-rail", rail(), "--columns", "freq_mhz=mhz,voltage_v=volts,power_w=watts");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("P = w(f) (l V^e + V^2 (a f + s f / (1 + f/f0))), fitted to each benchmark's lowest middle"
                        + " highest clocks; errors on the others\n")
                .containsPattern("all +2 +0\\.\\d\\d %")
                .containsPattern("sort +2 ");
    }

    @Test
    void someRowsOfARailAreTakenAndItsPredictionsWritten() throws IOException {
        String csv = rail() + "";
        String more =
                Files.readString(Path.of(csv)).replace("sort,", "4,sort,").replace("benchmark,", "cores,benchmark,")
                        + Files.readString(Path.of(csv))
                                .replace("sort,", "1,sort,")
                                .lines()
                                .skip(1)
                                .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
        String both = file("both.csv", more);
        String columns = "freq_mhz=mhz,voltage_v=volts,power_w=watts";
        assertThat(session.call("devices", "check-rail", both, "--columns", columns)
                        .err())
                .isEqualTo(
                        both + ":7, mhz: expected each clock of a benchmark once, given 200 again\n"
                                + "  Maybe what else tells the rows apart: --columns run=<its name>, or some of them: --where\n");
        Path predictions = folder.resolve("p.csv");
        Result result = session.call(
                "devices",
                "check-rail",
                both,
                "--columns",
                columns,
                "--where",
                "cores=4",
                "--only",
                "sort",
                "-o",
                predictions.toString());
        assertThat(result.code()).isZero();
        assertThat(Files.readString(predictions))
                .startsWith("run,benchmark,freq_mhz,measured_w,predicted_w,error_percent")
                .contains(",sort,400.000,")
                .contains(",sort,800.000,");
        assertThat(session.call(
                                "devices",
                                "check-rail",
                                both,
                                "--columns",
                                columns,
                                "--where",
                                "cores=4",
                                "--only",
                                "sor")
                        .err())
                .isEqualTo("--only: " + both + " has no rows of benchmark 'sor'\n  Maybe you meant 'sort'\n");
    }

    @Test
    void aSweepThatIsFittedWholeLeavesNothingToPredict() throws IOException {
        String two = file("two.csv", "freq_mhz,voltage_v,power_w\n200,0.8,1\n400,0.9,2\n");
        assertThat(session.call("devices", "check-rail", two, "--fit", "lowest-highest"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "the benchmark: expected more clocks than are fitted (lowest highest), given 2\n"
                                + "  Maybe measure it at more clocks\n"));
    }

    @Test
    void mistakesAreNamed() throws IOException {
        String csv = file("rail.csv", "freq_mhz,voltage_v,power_w\n200,0.8,1\n200,0.8,2\n");
        assertThat(session.call("devices", "check-rail", csv))
                .isEqualTo(new Result(
                        3,
                        "",
                        csv + ":3, freq_mhz: expected each clock of a benchmark once, given 200 again\n"
                                + "  Maybe a column 'benchmark' or 'run' tells the rows apart\n"));
        assertThat(session.call("devices", "check-rail", csv, "--rail", "jetson-tx1/a53"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "--rail: no unit of jetson-tx1 is called 'a53'; it has a57, gpu\n  Maybe you meant 'a57'\n"));
        String dark = file("dark.csv", "freq_mhz,power_w\n230.4,1\n333,1\n");
        assertThat(session.call("devices", "check-rail", dark, "--rail", "jetson-tx1/gpu"))
                .isEqualTo(
                        new Result(
                                3,
                                "",
                                dark + ":3, freq_mhz: no voltage is known for 333 MHz\n"
                                        + "  Maybe give a column voltage_v, or a board and rail whose operating points have voltages\n"));
    }

    @Test
    void slipsOfUnitInARailAreRefusedWithRowAndColumn() throws IOException {
        String milliwatts = file("mw.csv", "freq_mhz,voltage_v,power_w\n200,0.8,700\n400,0.9,1200\n");
        assertThat(session.call("devices", "check-rail", milliwatts).err())
                .isEqualTo(milliwatts + ":3, power_w: expected a benchmark's highest power to be 0.03 to 1000.0 W,"
                        + " given 1200.0 W\n  Maybe it is in mW: --columns power_mw=<its name>\n");
        String millivolts = file("mv.csv", "freq_mhz,voltage_v,power_w\n200,800,1\n400,900,2\n");
        assertThat(session.call("devices", "check-rail", millivolts).err())
                .isEqualTo(millivolts + ":2, voltage_v: expected at most 5.0 V, given 800\n"
                        + "  Maybe it is in mV: --columns voltage_mv=<its name>\n");
    }

    @Test
    void powersAreCheckedAndCalibrated() throws IOException {
        String csv = file("rails.csv", """
                network,runtime,gpu_mhz,latency_ms,gpu_w,power_w,temp_c
                vgg19,tensorrt,114.75,576.655,0.723,5.669,47.4
                vgg19,tensorrt,522.75,128.342,2.590,9.399,58.0
                vgg19,tensorrt,930.75,81.117,4.855,12.732,54.3
                vgg19,tensorrt,1300.5,67.141,9.435,18.013,63.5
                """);
        assertThat(session.call("devices", "check", "jetson-tx2", csv, "--power")
                        .out())
                .startsWith("jetson-tx2, power, as its file stands\n")
                .containsPattern("all +8 +1\\.\\d\\d %")
                .containsPattern("at the input +4 ")
                .containsPattern("rail +4 ");

        Path fitted = folder.resolve("my-tx2.yaml");
        Result result = session.call("devices", "calibrate", "jetson-tx2", csv, "--power", "-o", fitted.toString());
        assertThat(result.out()).contains("dynamic_mw_per_mhz_v2").contains("8 measurements carry ");
        assertThat(Files.readString(fitted))
                .contains("exeunt devices calibrate --power on 2026-11-20 to powers in rails.csv");
        assertThat(session.call("devices", "check", fitted.toString(), csv, "--power", "--max-mape", "1")
                        .code())
                .isZero();
    }

    @Test
    void aBoardWithoutPowerDataSaysSo() throws IOException {
        String csv = file("pi4.csv", "network,runtime,power_w\nresnet18,ncnn,5\n");
        assertThat(session.call("devices", "check", "raspberry-pi-4", csv, "--power"))
                .isEqualTo(
                        new Result(3, "", "device raspberry-pi-4: no power data of cpu: its power is not modelled\n"));
    }
}
