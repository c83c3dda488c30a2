package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.ExitOverhead;
import io.exeunt.scenarios.cli.Session.Result;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureExitsCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** One exit: 20 and 10 µs; three: 40 and 20 each. By least squares (1·20 + 9·40) / 10 and half of that. */
    @Test
    void whatWasMeasuredGoesIntoTheDeviceFile() {
        Path board = folder.resolve("staged.yaml");

        Result result = new Session(folder)
                .call("devices", "measure-exits", "a.onnx", "--device", "raspberry-pi-5", "-o", board.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().map(String::stripTrailing))
                .containsExactly(
                        "model   side exits    whole   stages  decided       If  per cut  per decision    per If",
                        "a.onnx           1  1.00 ms  1.02 ms  1.03 ms  1.10 ms  20.0 us       10.0 us  100.0 us",
                        "a.onnx           3  1.00 ms  1.12 ms  1.18 ms  1.30 ms  40.0 us       20.0 us  100.0 us",
                        "all                                                     38.0 us       19.0 us  100.0 us");
        ExitOverhead overhead = DeviceCatalog.resolve(board.toString())
                .exitOverhead("onnxruntime", "cpu")
                .orElseThrow();
        assertThat(overhead.cutUs().value()).isEqualTo(38);
        assertThat(overhead.syncUs().value()).isEqualTo(19);
        assertThat(overhead.cutUs().stdError()).isEqualTo(6);
        assertThat(Objects.requireNonNull(overhead.ifUs()).value()).isEqualTo(100);
        assertThat(overhead.stretch(1.2e9)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.onnx --device raspberry-pi-5       | --output, --device: Expected both or neither, given one
                    a.onnx --device jetson-tx2 -o x.yaml | device jetson-tx2: it has no runtime onnxruntime on cpu
                    a.onnx --rounds 0                    | --rounds: expected 1 to 10000000, given 0
                    """)
    void whatCanNotBeWrittenIsRefusedBeforeItIsMeasured(String arguments, String message) {
        Session session = new Session(folder);

        Result result = session.call(("devices measure-exits " + arguments.strip()).split(" "));

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().lines().findFirst().orElse("")).isEqualTo(message);
        assertThat(session.workbench.asked).isEmpty();
    }
}
