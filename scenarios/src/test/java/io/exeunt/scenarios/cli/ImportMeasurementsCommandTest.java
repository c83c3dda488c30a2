package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what a benchmark and a meter have printed to a table that a check reads. */
class ImportMeasurementsCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;
    private Path log;
    private Path power;

    @BeforeEach
    void print() throws IOException {
        session = new Session(folder.resolve("cache"));
        log = Files.writeString(
                folder.resolve("trtexec.txt"),
                "[I] Model: resnet50.onnx\n[I] GPU Compute Time: min = 19 ms, max = 21 ms, mean = 20.0 ms\n");
        power = Files.writeString(
                folder.resolve("tegrastats.txt"), "RAM 2345/7850MB (lfb 4x2MB) VDD_IN 12000/12000 VDD_GPU 6000/6000\n");
    }

    @Test
    void whatIsImportedCanBeChecked() {
        Path table = folder.resolve("mine.csv");
        Result imported = session.call(
                "measurements", "import", log.toString(), "--power", power.toString(), "-o", table.toString());

        assertThat(imported.code()).isZero();
        assertThat(imported.err()).isEqualTo("power: VDD_IN, 1 samples, mean 12.00 W\nwritten  " + table + "\n");
        assertThat(table).hasContent("network,runtime,latency_ms,energy_mj\nresnet50,tensorrt,20,240\n");
        assertThat(session.call("devices", "check", "jetson-tx2", table.toString())
                        .code())
                .isZero();
        assertThat(session.call("devices", "check", "jetson-tx2", table.toString(), "--power")
                        .code())
                .isZero();
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThat(session.call("measurements", "import", log.toString(), "--window", "detail.txt")
                        .err())
                .isEqualTo("--window: says which part of --power counts, and that is missing\n");
        assertThat(session.call("measurements", "import", log.toString(), "--power", log.toString())
                        .err())
                .isEqualTo(log + ": expected a log of powers, given one of trtexec\n");
        assertThat(session.call("measurements", "import", log.toString(), "--tool", "stopwatch")
                        .err())
                .contains("expected one of trtexec, benchmark-model, benchncnn,", "given 'stopwatch'");
    }
}
