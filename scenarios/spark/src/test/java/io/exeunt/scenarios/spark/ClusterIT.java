package io.exeunt.scenarios.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps from the command line on a real standalone cluster of two workers, against the same on threads. */
class ClusterIT {
    private static final List<String> VARIED =
            List.of("--vary", "device.id=jetson-tx2,raspberry-pi-5", "--vary", "seed=1..8");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path scenario;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        scenario = SweepQuestion.in(folder, 500, 300);
        out = folder.resolve("out");
    }

    /** Starts exeunt as its launcher does. */
    private Process exeunt(String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LoopbackCluster.java(), "-Xmx1g", "-XX:+UseSerialGC"));
        command.addAll(LoopbackCluster.options());
        command.addAll(List.of(
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.executor.memory=512m",
                "-cp",
                LoopbackCluster.classPath(),
                "io.exeunt.scenarios.cli.Main",
                "sweep",
                scenario.toString(),
                "--output",
                out.toString(),
                "--progress",
                "plain"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("EXEUNT_CACHE", folder.resolve("cache").toString());
        return builder.start();
    }

    private static String[] with(String... more) {
        return Stream.concat(VARIED.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private String log(String log) throws IOException {
        return Files.readString(folder.resolve(log));
    }

    private long finishedCells() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.startsWith(out) && file.endsWith("manifest.json"))
                    .count();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // a file went while we looked
        }
    }

    /** Every byte but what tells of machines, times and phases, and what comes with a cluster alone. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = out.relativize(file).toString();
                if (!name.matches(".*(manifest\\.json|result\\.json\\.gz|\\.lock|\\.front\\.json|\\.parquet)")) {
                    contents.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    private void assertSame(Map<String, String> expected) throws IOException {
        Map<String, String> found = contents();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        assertThat(expected.keySet().stream().filter(file -> !found.get(file).equals(expected.get(file))))
                .as("files that differ")
                .isEmpty();
    }

    @Test
    void aClusterThatLosesAWorkerAndAnInterruptedSweepEndWithTheBytesOfThreads() throws Exception {
        assertThat(exeunt("threads.log", with("--threads", "2")).waitFor())
                .as(log("threads.log"))
                .isZero();
        Map<String, String> onThreads = contents();
        assertThat(onThreads).hasSizeGreaterThan(16 * 10);
        Files.move(out, folder.resolve("threads"));

        try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2)) {
            Process interrupted = exeunt("interrupted.log", with("--on", cluster.url()));
            LoopbackCluster.until("cells come back", () -> finishedCells() >= 2 || !interrupted.isAlive());
            interrupted.destroy(); // SIGTERM, which is heard as Ctrl-C is
            assertThat(interrupted.waitFor()).as(log("interrupted.log")).isEqualTo(130);
            assertThat(log("interrupted.log")).contains("16 cells are done; the same command goes on from there");
            long kept = finishedCells();
            assertThat(kept).isBetween(2L, 15L);

            Process goesOn = exeunt("goes-on.log", with("--on", cluster.url()));
            LoopbackCluster.until("more cells come back", () -> finishedCells() >= kept + 2 || !goesOn.isAlive());
            cluster.kill(0);
            assertThat(goesOn.waitFor()).as(log("goes-on.log")).isZero();
            assertThat(cluster.lines("Removing worker") + cluster.lines("Removing executor"))
                    .isPositive();
            assertSame(onThreads);
            assertThat(out.resolve("sweep.parquet")).isNotEmptyFile();
            assertThat(out.resolve("fronts.parquet")).isNotEmptyFile();
        }
    }

    @Test
    void aCellThatBreaksDownInAnExecutorIsRecordedAsOnThreads() throws Exception {
        String[] varied = {"--vary", "search.algorithm=nsga2,exhaustive", "--vary", "search.evaluations=120"};
        assertThat(exeunt("threads.log", varied).waitFor()).isEqualTo(4);
        Map<String, String> onThreads = contents();
        Files.move(out, folder.resolve("threads"));

        String[] here =
                Stream.concat(Stream.of(varied), Stream.of("--on", "local[2]")).toArray(String[]::new);
        assertThat(exeunt("spark.log", here).waitFor()).as(log("spark.log")).isEqualTo(4);

        assertThat(log("spark.log")).contains("Expected a space of at most 120 designs");
        assertThat(contents().get("sweep.csv")).isEqualTo(onThreads.get("sweep.csv"));
    }
}
