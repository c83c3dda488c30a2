package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that sets clocks, against folders that look like /sys. */
class ClocksScriptTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path script;

    @BeforeEach
    void place() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(Path.of("/usr/bin/env")), "needs a shell");
        script = folder.resolve("clocks.sh");
        try (InputStream in = Deploying.class.getResourceAsStream("/io/exeunt/scenarios/deploy/clocks.sh")) {
            Files.copy(Objects.requireNonNull(in), script);
        }
        Files.writeString(folder.resolve("design.json"), """
                {"stages": [{"clocks_mhz": {"gpu": 930.75, "cpu": 1200}}, {"clocks_mhz": {"gpu": 114.75, "cpu": 345.6}}]}
                """);
        Path gpu = Files.createDirectories(folder.resolve("gpu"));
        Files.writeString(gpu.resolve("min_freq"), "114750000\n");
        Files.writeString(gpu.resolve("max_freq"), "1300500000\n");
        Path cpu = Files.createDirectories(folder.resolve("sys/devices/system/cpu/cpufreq/policy0"));
        Files.writeString(cpu.resolve("scaling_min_freq"), "345600\n");
        Files.writeString(cpu.resolve("scaling_max_freq"), "2035200\n");
    }

    private record Ended(int code, String out) {}

    private Ended call(boolean gpuKnown, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(
                        Stream.concat(List.of("/bin/sh", script.toString()).stream(), List.of(arguments).stream())
                                .toList())
                .redirectErrorStream(true);
        process.environment().put("EXEUNT_SYS", folder.toString());
        process.environment().put("EXEUNT_STATE", folder.resolve("state").toString());
        if (gpuKnown) {
            process.environment().put("EXEUNT_GPU", folder.resolve("gpu").toString());
        }
        Process running = process.start();
        String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(running.waitFor(), out);
    }

    private List<String> clocks() throws IOException {
        Path cpu = folder.resolve("sys/devices/system/cpu/cpufreq/policy0");
        return List.of(
                Files.readString(folder.resolve("gpu/min_freq")).strip(),
                Files.readString(folder.resolve("gpu/max_freq")).strip(),
                Files.readString(cpu.resolve("scaling_min_freq")).strip(),
                Files.readString(cpu.resolve("scaling_max_freq")).strip());
    }

    @Test
    void clocksAreSetPerStageAndSetBack() throws IOException, InterruptedException {
        List<String> before = clocks();

        assertThat(call(true, "save")).isEqualTo(new Ended(0, ""));
        assertThat(call(true, "set", "1")).isEqualTo(new Ended(0, ""));
        assertThat(clocks()).containsExactly("930750000", "930750000", "1200000", "1200000");
        assertThat(call(true, "set", "2")).isEqualTo(new Ended(0, ""));
        assertThat(clocks()).containsExactly("114750000", "114750000", "345600", "345600");
        assertThat(call(true, "restore")).isEqualTo(new Ended(0, ""));
        assertThat(clocks()).isEqualTo(before);
    }

    @Test
    void clocksAreSetBackAfterACommandThatFails() throws IOException, InterruptedException {
        List<String> before = clocks();

        Ended ended = call(true, "run", "sh", "-c", "cat " + folder.resolve("gpu/max_freq") + "; exit 9");

        assertThat(ended).isEqualTo(new Ended(9, "930750000\n"));
        assertThat(clocks()).isEqualTo(before);
    }

    @Test
    void aDomainWithoutAFolderIsNamed() throws IOException, InterruptedException {
        Ended ended = call(false, "set", "1");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.out()).contains("no folder of clock domain gpu: set EXEUNT_GPU");
    }
}
