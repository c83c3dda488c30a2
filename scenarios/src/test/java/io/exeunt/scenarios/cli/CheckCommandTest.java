package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;
    private Path csv;

    @BeforeEach
    void measure() throws IOException {
        session = new Session(folder.resolve("cache"));
        csv = Files.writeString(folder.resolve("mine.csv"), BoardMeasurements.tx2(1.25));
    }

    private Result check(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"devices", "check", "jetson-tx2", csv.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return session.call(args);
    }

    @Test
    void everyFigureIsThereByNetworkAndOperatingState() {
        Result result = check();

        assertThat(result.err()).isEmpty();
        assertThat(result).isEqualTo(new Result(0, """
                jetson-tx2, gpu/tensorrt/fp32/b1, as its file stands

                      n  mean error   median  within 5 %  within 10 %      bias    worst  Spearman
                all  18     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                90 % interval, typically -42.2 % to +72.9 %: holds 18 of 18 measurements (100.0 %)
                noise floor unknown: no repeated rows, equal networks or deviations; --noise-floor gives it

                network       n  mean error   median  within 5 %  within 10 %      bias    worst  Spearman
                resnet18      6     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                vgg11         6     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                mobilenet_v2  6     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000

                operating state             n  mean error   median  within 5 %  within 10 %      bias    worst  Spearman
                gpu 114.75, emc 1062.4 MHz  3     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                gpu 114.75, emc 1866 MHz    3     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                gpu 726.75, emc 1062.4 MHz  3     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                gpu 726.75, emc 1866 MHz    3     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                gpu 1300.5, emc 1062.4 MHz  3     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                gpu 1300.5, emc 1866 MHz    3     20.00 %  20.00 %       0.0 %        0.0 %  -20.00 %  20.00 %    1.0000
                """, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "--leave network, constants fitted with each network left out, 18, 15",
        "--leave clock, constants fitted with each clock left out, 18, 15",
        "--leave clock --fit clocks, clocks fitted with each clock left out, 18, 15",
        "--leave network --folds 2, constants fitted with each network left out, 18, 15",
        "--fit-networks resnet18;vgg11 --fit speed, speed fitted on resnet18; vgg11, 6, 1",
        "--fit-on CSV, constants fitted on CSV, 18, 6",
        "--fit-networks resnet18 --fit-clocks 114.75/1866;1300.5/1866 --fit speed, speed fitted on resnet18 at 114.75/1866; 1300.5/1866 MHz, 16, 1"
    })
    void whatIsPredictedWasNotFitted(String options, String what, int count, int mostPercent) {
        Result result =
                check(options.replace(';', ',').replace("CSV", csv.toString()).split(" "));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(what.replace(';', ',').replace("CSV", csv.toString()))
                .containsPattern("\nall +" + count + "  ");
        assertThat(check(("--max-mape " + mostPercent + " "
                                        + options.replace(';', ',').replace("CSV", csv.toString()))
                                .split(" "))
                        .code())
                .as(result.out())
                .isZero();
    }

    @Test
    void aMissedThresholdIsAnExitCodeForScripts() {
        assertThat(check("--max-mape", "20.1").code()).isZero();
        Result missed = check("--max-mape", "19.9");
        assertThat(missed.code()).isEqualTo(6);
        assertThat(missed.err()).isEqualTo("mean error 20.00 % is above --max-mape 19.9 %\n");
    }

    @Test
    void theNoiseFloorStandsBeside() throws IOException {
        assertThat(check("--noise-floor", "2.5").out()).contains("\nnoise floor 2.50 %: given on the command line\n");
        Files.writeString(csv, "network,runtime,latency_ms\nresnet18,tensorrt,9.5\nresnet18,tensorrt,10.5\n");
        assertThat(check().out()).contains("\nnoise floor 10.00 %: mean difference of 1 pairs of repeated rows\n");
    }

    @Test
    void aFolderGetsPagePicturesAndTable() throws IOException {
        Path out = folder.resolve("checked");

        Result result = check("-o", out.toString());

        assertThat(result.err().lines().map(line -> line.substring(line.lastIndexOf('/') + 1)))
                .containsExactly(
                        "check.html", "predictions.csv", "predicted.svg", "predicted.png", "clocks.svg", "clocks.png");
        assertThat(Files.readString(out.resolve("check.html")))
                .contains("NVIDIA Jetson TX2, gpu/tensorrt/fp32/b1", "<svg", "mean error 20.00 %", "vgg11")
                .doesNotContain("<script", "src=", "@import", "url(http");
        assertThat(Files.readString(out.resolve("predictions.csv")))
                .startsWith("network,runs_as,clocks,measured_ms,predicted_ms,low_90_ms,high_90_ms,error_percent\r\n")
                .contains("resnet18,gpu/tensorrt/fp32/b1,\"gpu 114.75, emc 1062.4 MHz\",")
                .contains(",-20.000\r\n");
    }

    @Test
    void otherLayoutsAreReadThroughAMapping() throws IOException {
        Files.writeString(csv, "model;x,framework,avg\nresnet18,trt,9\nresnet34,pytorch,99\n".replace(";x", ""));

        Result result = check(
                "--columns", "network=model,latency_ms=avg", "--with", "runtime=tensorrt", "--where", "framework=trt");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).containsPattern("\nall +1  ");
    }

    @Test
    void networksWithoutLayersAreSkippedOnlyWhenAsked() throws IOException {
        Files.writeString(csv, "network,runtime,latency_ms\nresnet18,tensorrt,9\nmynet,tensorrt,9\n");

        assertThat(check().err())
                .startsWith(csv + ":3, network: unknown network 'mynet'; known are alexnet, ")
                .endsWith("\n  Maybe its layer table was not given\n");
        assertThat(check("--skip-unknown").err())
                .isEqualTo("skipped 1 rows of " + csv + ", whose networks have no layers here: mynet\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resnet18,tensorflow,1300.5,1866,9 | :2, runtime: jetson-tx2 has no runtime 'tensorflow'; it has tensorrt, ncnn~"
                        + "  Maybe start from another board's: --like <id> (exeunt devices list)",
                "resnet18,tensorrt,1300500,1866,9 | :2, gpu_mhz: expected a clock of 10 MHz to 10 GHz in MHz, given 1300500~"
                        + "  Maybe it is in kHz",
                "resnet18,tensorrt,1200,1866,9 | :2, gpu_mhz: no operating point of gpu has this clock, given 1200~"
                        + "  Maybe it is 1236.75 MHz",
                "resnet18,tensorrt,1300.5,1866,-9 | :2, latency_ms: expected a number > 0, given -9",
                "resnet18,tensorrt,1300.5,1866,0 | :2, latency_ms: expected a number > 0, given 0",
                "resnet18,tensorrt,1300.5,1866,nine | :2, latency_ms: expected a number, given 'nine'",
                "resnet18,tensorrt,1300.5,1866 | :2: expected 5 fields, given 4"
            })
    void badRowsAreRefusedWithRowAndColumn(String row, String message) throws IOException {
        Files.writeString(csv, "network,runtime,gpu_mhz,emc_mhz,latency_ms\n" + row + "\n");

        assertThat(check()).isEqualTo(new Result(3, "", csv + message.replace('~', '\n') + "\n"));
    }

    @Test
    void secondsInAColumnOfMillisecondsAreFound() throws IOException {
        Files.writeString(csv, "network,runtime,latency_ms\nresnet50,tensorrt,0.019\n");

        assertThat(check())
                .isEqualTo(new Result(
                        3, "", csv + ":2, latency_ms: expected about 18.7 ms, given 0.0190 ms\n  Maybe it is in s\n"));
    }

    @Test
    void anUnknownDomainIsRefused() throws IOException {
        Files.writeString(csv, "network,runtime,gpux_mhz,latency_ms\nresnet50,tensorrt,1300.5,19\n");

        assertThat(check())
                .isEqualTo(new Result(
                        3,
                        "",
                        csv + ":1, gpux_mhz: jetson-tx2 has no such domain; its clocks are gpu_mhz, emc_mhz, a57_mhz,"
                                + " denver_mhz\n  Maybe you meant 'gpu_mhz'\n"));
    }

    @ParameterizedTest
    @CsvSource({"114.75, 114.75, it stands there twice", "114.75, 50, the operating points are not sorted"})
    void operatingPointsThatDoNotRiseAreRefused(double before, double given, String hint) throws IOException {
        Path board = folder.resolve("board.yaml");
        String yaml =
                session.call("devices", "describe", "jetson-tx2", "--yaml").out();
        Files.writeString(board, yaml.replace("freq_mhz: 216.75", "freq_mhz: " + given));
        Result result = session.call("devices", "check", board.toString(), csv.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .matches(
                        "(?s).*board\\.yaml:\\d+:\\d+: /domains/0/opps/1/freq_mhz: expected a clock above the one before, "
                                + before + " MHz, given " + given + "\n  Maybe " + hint + "\n");
    }

    @Test
    void waysToFitExcludeEachOther() {
        assertThat(check("--leave", "network", "--fit-on", csv.toString()).err())
                .isEqualTo(
                        "--fit-on, --fit-networks, --fit-clocks, --leave: each says what is fitted, so only one can be given\n");
        assertThat(check("--leave", "network", "--fit", "clocks").err())
                .isEqualTo("--fit clocks: a clock law needs measurements of the network itself\n"
                        + "  Maybe leave clocks out: --leave clock\n");
        assertThat(check("--fit", "speed").err())
                .isEqualTo("--fit speed: nothing says what is fitted\n"
                        + "  Maybe add --fit-on, --fit-networks, --fit-clocks or --leave\n");
        assertThat(check("--folds", "1", "--leave", "network").err())
                .isEqualTo("--folds: expected 2 to 10000, given 1\n");
    }

    @Test
    void clocksToFitMustBeOnesOfTheBoard() {
        assertThat(check("--fit-clocks", "114.75").err())
                .isEqualTo("--fit-clocks: expected 2 clocks joined by '/', given 1\n"
                        + "  Maybe it is like gpu 114.75, emc 1062.4 MHz\n");
        assertThat(check("--fit-clocks", "low/high").err())
                .isEqualTo("--fit-clocks: expected MHz joined by '/', given 'low/high'\n");
        assertThat(check("--fit-clocks", "999/1866").err())
                .isEqualTo("--fit-clocks: expected some rows to fit and others to predict\n");
    }

    @Test
    void rooflinesArePrintedAndDrawn() throws IOException {
        Path plot = folder.resolve("roof.svg");

        Result result = session.call("devices", "describe", "jetson-tx2", "--plot", plot.toString());

        assertThat(result.err()).isEqualTo("written  " + plot + "\n");
        assertThat(result.out())
                .containsPattern("1,300.5 MHz +666 +11.2 … 510")
                .containsPattern("denver +unknown +unknown");
        assertThat(Files.readString(plot)).contains("<svg", "viewBox=\"0 0 920 520\"");
        assertThat(session.call("devices", "describe", "jetson-tx2", "-q", "--plot", "x.gif")
                        .err())
                .isEqualTo("x.gif: expected a name that ends in .svg or .png\n");
        assertThat(session.call("devices", "describe", "jetson-tx2", "--unit", "denver", "--plot", "x.svg")
                        .err())
                .isEqualTo("--unit: no roofline of 'denver'; peak arithmetic is known of gpu, a57\n");
    }

    /** A law of clocks knows nothing of layers, so it asks for none. */
    @Test
    void clocksOfANetworkWithoutLayersCanBeFitted() throws IOException {
        Files.writeString(csv, Files.readString(csv).replace("resnet18", "my-own-network"));

        assertThat(check("--only", "my-own-network").err()).contains("unknown network 'my-own-network'");
        Result fitted = check("--only", "my-own-network", "--fit", "clocks", "--leave", "clock", "--noise-floor", "1");
        assertThat(fitted.err()).isEmpty();
        assertThat(fitted.out()).contains("clocks fitted with each clock left out");
    }
}
