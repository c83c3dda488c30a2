package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.scenarios.workbench.MeasurementRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureCommandTest {
    private static final String POLICY = "sys/devices/system/cpu/cpufreq/policy0/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatIsAskedForReachesTheWorkbench() {
        Session session = new Session(folder);

        Result result = session.call(
                "devices",
                "measure",
                "a.onnx",
                "b.onnx",
                "-o",
                folder.resolve("mine.csv").toString(),
                "--threads",
                "1,4",
                "--batch",
                "2",
                "--clocks",
                "cpu=policy0@600,1200",
                "--clocks",
                "emc=17000000.emc",
                "--shape",
                "ids=1x64",
                "--within",
                "0.5");

        assertThat(result.code()).as(result.err()).isZero();
        MeasurementRequest request = session.workbench.measured.get(0);
        assertThat(request.models()).containsExactly(Path.of("a.onnx"), Path.of("b.onnx"));
        assertThat(request.threads()).containsExactly(1, 4);
        assertThat(request.batches()).containsExactly(2);
        assertThat(request.clocks().keySet()).containsExactly("cpu", "emc");
        assertThat(request.clocks()).containsEntry("cpu", "policy0@600,1200");
        assertThat(request.shapes()).containsEntry("ids", List.of(1L, 64L));
        assertThat(request.sampling()).isEqualTo(new Sampling(10, 30, 3000, 20, Sampling.Time.ELAPSED, 0.005));
        assertThat(request.networks()).isEqualTo(folder.resolve("mine.networks.json"));
        assertThat(request.goOn()).isTrue();
        assertThat(request.root()).isEqualTo(Path.of("/"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -o x.csv                              | <model.onnx>: Expected at least one model, given none
                    m.onnx                                | --output: Expected a file for the latencies, given none
                    m.onnx -o x.csv --threads 0           | --threads: expected 1 to 10000, given 0
                    m.onnx -o x.csv --batch 0             | --batch: expected 1 to 1000000, given 0
                    m.onnx -o x.csv --seconds 0           | --seconds: expected 0.001 to 1000000 s, given 0.0
                    m.onnx -o x.csv --within 0            | --within: expected 0.001 to 100 %, given 0.0
                    m.onnx -o x.csv --most-runs 3         | --most-runs: expected 30 to 100000000, given 3
                    m.onnx -o x.csv --shape a=3x          | --shape a: Expected lengths of one to eight axes, such as 1x3x224x224, given '3x'
                    m.onnx -o x.csv --threads 2 --time processor | --time processor: Expected one thread, given --threads [2]
                    """)
    void whatCanNotBeMeasuredIsRefused(String arguments, String message) {
        Session session = new Session(folder);

        Result result = session.call(("devices measure " + arguments.strip()).split(" "));

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().lines().findFirst().orElse("")).isEqualTo(message);
        assertThat(session.workbench.measured).isEmpty();
    }

    @Test
    void clocksOfALostMeasurementAreSetBack() throws IOException {
        Path root = folder.resolve("root");
        Files.createDirectories(root.resolve(POLICY));
        Files.writeString(root.resolve(POLICY + "scaling_max_freq"), "600000\n");
        Session session = new Session(folder.resolve("cache"));
        Files.createDirectories(session.cache.root());
        Files.writeString(
                session.cache.root().resolve("clocks-before"), "# before\n" + POLICY + "scaling_max_freq 1500000\n");

        Result result = session.call("devices", "measure", "--restore", "--root", root.toString());
        Result again = session.call("devices", "measure", "--restore", "--root", root.toString());

        assertThat(result.out().strip()).isEqualTo("limits of clocks set back: 1");
        assertThat(Files.readString(root.resolve(POLICY + "scaling_max_freq")).strip())
                .isEqualTo("1500000");
        assertThat(again.out().strip()).isEqualTo("nothing to set back: no measurement was lost");
    }
}
