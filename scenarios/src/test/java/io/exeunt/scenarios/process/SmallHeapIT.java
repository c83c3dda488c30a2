package io.exeunt.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Main;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands whose work is too large for Java's memory: a message with a way out, whichever thread or library ran out of it. */
class SmallHeapIT {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws Exception {
        Inputs.write(folder, 10_000);
        Child.Result run = new Child(folder)
                .call(
                        Main.class,
                        List.of("-Xmx1g"),
                        List.of("run", "s.yaml", "-o", "done", "--set", "search.evaluations=80", "-q"));
        assertThat(run.code()).as(run.text()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run s.yaml -o a",
                "search s.yaml -o b",
                "sweep s.yaml --vary seed=1..3 -o c",
                "simulate done",
                "diff done done",
                "report done",
                "compare trace.npz --budgets 3",
                "devices import-opp clocks.txt",
                "devices calibrate jetson-tx2 tx2.csv -o my.yaml"
            })
    void memoryThatDoesNotSufficeIsSaid(String command) throws Exception {
        Child.Result result = new Child(folder).call(Main.class, List.of("-Xmx8m"), List.of(command.split(" ")));

        assertThat(result.code()).as(result.text()).isEqualTo(8);
        assertThat(result.text())
                .containsPattern(
                        "Out of memory: Java may use \\d+ MiB\\.\\R  Maybe more helps: EXEUNT_JAVA_OPTS=-Xmx1g")
                .doesNotContain("Error")
                .doesNotContain("\tat ");
    }
}
