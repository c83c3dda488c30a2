package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.Sha256;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;
    private Path csv;
    private Path board;

    @BeforeEach
    void measure() throws IOException {
        session = new Session(folder.resolve("cache"));
        csv = Files.writeString(folder.resolve("mine.csv"), BoardMeasurements.tx2(1.3));
        board = folder.resolve("my-board.yaml");
    }

    private Result calibrate(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"devices", "calibrate", "jetson-tx2", csv.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return session.call(args);
    }

    @Test
    void theNewFilePredictsTheBoardAndSaysWhereItsNumbersComeFrom() throws IOException {
        Result result = calibrate("-o", board.toString(), "--id", "my-board");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("written  " + board + "\n");
        assertThat(result.out())
                .startsWith("gpu/tensorrt/fp32/b1: 18 measurements\n\nconstant ")
                .contains(
                        "18 measurements carry ",
                        " of 13 constants: ",
                        "residuals      n  mean error ",
                        "mobilenet_v2 ");
        Device fitted = DeviceCatalog.load(board);
        assertThat(fitted.id()).isEqualTo("my-board");
        assertThat(fitted.sources())
                .containsEntry(
                        "calibration",
                        "fitted (constants) with exeunt devices calibrate on 2026-11-20 to latencies in mine.csv (sha256 "
                                + Sha256.of(csv).substring(0, 16) + ")");
        Result check = session.call("devices", "check", board.toString(), csv.toString(), "--max-mape", "3", "-q");
        assertThat(check.code()).as(check.out()).isZero();
        Result before = session.call("devices", "check", "jetson-tx2", csv.toString(), "--max-mape", "3", "-q");
        assertThat(before.code()).isEqualTo(6);
        assertThat(before.err()).isEqualTo("mean error 23.08 % is above --max-mape 3.0 %\n");
    }

    @Test
    void oneSpeedSuffices() {
        Result result = calibrate("--fit", "speed", "--only", "resnet18", "-o", board.toString());

        assertThat(result.out()).startsWith("""
                gpu/tensorrt/fp32/b1: 6 measurements

                constant  before   after  ± error
                speed      1.000  0.7692    0.0 %
                """);
    }

    @Test
    void withoutOutputNothingIsWritten() throws IOException {
        assertThat(calibrate().err()).isEqualTo("not written; -o <my-board.yaml> writes the new device file\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(csv);
        }
    }

    @Test
    void aFileThatIsThereIsKeptUnlessForced() throws IOException {
        Files.writeString(board, "precious");

        assertThat(calibrate("-o", board.toString()))
                .isEqualTo(new Result(
                        3, "", board + ": exists already\n  Maybe give --force to overwrite it, or another name\n"));
        assertThat(board).hasContent("precious");
        assertThat(calibrate("-o", board.toString(), "--force").code()).isZero();
        assertThat(DeviceCatalog.load(board).id()).isEqualTo("jetson-tx2");
    }

    @Test
    void aNewBoardStartsFromACopyOfASimilarOne() throws IOException {
        Path copy = folder.resolve("copy.yaml");
        String yaml =
                session.call("devices", "describe", "jetson-tx2", "--yaml").out();
        Files.writeString(copy, yaml.replaceFirst("id: jetson-tx2", "id: my-tx2"));

        Result result = session.call("devices", "calibrate", copy.toString(), csv.toString(), "-o", board.toString());

        assertThat(result.code()).isZero();
        assertThat(DeviceCatalog.load(board).id()).isEqualTo("my-tx2");
    }

    @Test
    void theSameMeasurementsGiveTheSameBytes() throws IOException {
        Path second = folder.resolve("second.yaml");
        calibrate("-o", board.toString());
        calibrate("-o", second.toString());
        assertThat(second).hasSameBinaryContentAs(board);
    }

    @Test
    void moreConstantsThanTheMeasurementsCarryAreRefused() throws IOException {
        csv = Files.writeString(folder.resolve("three.csv"), """
                network,runtime,latency_ms
                resnet18,tensorrt,9
                resnet34,tensorrt,15
                vgg11,tensorrt,40
                """);
        assertThat(calibrate("-o", board.toString()))
                .isEqualTo(
                        new Result(
                                3,
                                "",
                                "calibration of jetson-tx2: expected at least 4 different measurements to fit constants, given 3\n"
                                        + "  Maybe measure more operating points or networks, or fit one speed (--fit speed)\n"));
    }

    @Test
    void anUnknownConstantIsRefusedWithAGuess() {
        Result result = calibrate("--constants", "launch_uss");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("constant 'launch_uss': expected one of winograd_efficiency, ")
                .endsWith("\n  Maybe you meant 'launch_us'\n");
    }
}
