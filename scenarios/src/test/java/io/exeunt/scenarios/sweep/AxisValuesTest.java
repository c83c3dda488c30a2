package io.exeunt.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.sweep.Axis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands behind --vary. */
class AxisValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "device.id=jetson-tx2,raspberry-pi-5|jetson-tx2;raspberry-pi-5",
                "seed=1..3|1;2;3",
                "seed=-1..1|-1;0;1",
                "a.b=0.2..0.8/4|0.2;0.4;0.6;0.8",
                "a.b=0..1/4|0;0.333333333333;0.666666666667;1",
                "a.b=0.2..0.8:0.3|0.2;0.5;0.8",
                "a.b=0.1..1:0.4|0.1;0.5;0.9",
                "a.b=1e3..3e3:1e3|1000;2000;3000",
                "a.b=5,1..2,9| 5;1;2;9",
                "a.b=[1, 2],{c: 3, d: [4]},'x,y'|[1, 2];{c: 3, d: [4]};'x,y'",
                "a=v=w,u|v=w;u",
                "a=.5...75/2|0.5;0.75"
            })
    void listsAndRangesBecomeValues(String text, String values) {
        assertThat(AxisValues.parse("--vary", text).values())
                .containsExactly(values.strip().split(";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed|--vary seed: Expected key=value,value,…, given no key",
                "seed=|--vary seed=: Expected key=value,value,…, given no value",
                "seed=1,,2|--vary seed=1,,2: Expected a value between commas, given none",
                "seed=1,1|--vary seed=1,1: Expected no value twice, given 1 again",
                "seed=3..1|--vary seed=3..1: Expected a range that rises, given 3..1",
                "x=1..2/1|--vary x=1..2/1: Expected 2..1000000 values, given 1 in 1..2/1",
                "x=1..2:0|--vary x=1..2:0: Expected a step > 0, given 1..2:0",
                "x=0..1:1e-9|--vary x=0..1:1e-9: Expected at most 1000000 values, given 0..1:1e-9",
                "x=0.2..0.8|--vary x=0.2..0.8: Expected whole numbers or how many there are to be, given 0.2..0.8; ranges are"
                        + " 1..3, 0.2..0.8/4 (how many) or 0.2..0.8:0.1 (step)"
            })
    void mistakesAreTold(String text, String message) {
        assertThatThrownBy(() -> AxisValues.parse("--vary", text)).hasMessage(message);
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("sweep.yaml"), text);
    }

    @Test
    void aFileSaysTheSameInItsOwnOrder() throws IOException {
        Path file = file("""
                sweep:
                  seed: 1..3
                  device.id: [jetson-tx2, raspberry-pi-5]
                  budget.latency_budget_ms: [0.2, 0.4..0.8/3]
                  device.threads: 2
                """);

        assertThat(AxisFile.read(file))
                .containsExactly(
                        new Axis("seed", List.of("1", "2", "3")),
                        new Axis("device.id", List.of("jetson-tx2", "raspberry-pi-5")),
                        new Axis("budget.latency_budget_ms", List.of("0.2", "0.4", "0.6", "0.8")),
                        new Axis("device.threads", List.of("2")));
    }

    @Test
    void mistakesInAFileAreToldWithTheirPlace() throws IOException {
        assertThatThrownBy(() -> AxisFile.read(file("sweeps: {seed: 1..3}\n")))
                .hasMessageContaining("sweep.yaml:1:1")
                .hasMessageContaining("Maybe you meant 'sweep'");
        assertThatThrownBy(() -> AxisFile.read(file("sweep: {seed: {a: 1}}\n"))).hasMessageContaining("/sweep/seed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seed: 3..1         | :2:9: /sweep/seed: Expected a range that rises, given 3..1
            seed: [1, 2, 1]    | :2:3: /sweep/seed: Expected no value twice, given 1 again
            """)
    void aWrongRangeInAFileIsToldWithItsPlace(String line, String message) throws IOException {
        Path file = file("sweep:\n  " + line + "\n");

        assertThatThrownBy(() -> AxisFile.read(file)).hasMessageStartingWith(file + message);
    }
}
