package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.Fuzz;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.ExeuntException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files that a finished study's folder holds, damaged: a report or a simulation of them ends in a message, or is written. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StudyFilesFuzzTest {
    private static final int SAMPLES = 40;
    private static final RunContext QUIET =
            new RunContext(Cancellation.NEVER, ProgressListener.SILENT, InstantSource.system(), List.of("run"));

    @TempDir
    static Path folder;

    private static StudyFolder study;

    @BeforeAll
    static void runAStudy() throws IOException {
        TraceFile.write(folder.resolve("trace.npz"), trace());
        Path scenario = Files.writeString(folder.resolve("s.yaml"), """
                name: small
                network: {trace: trace.npz}
                policies: [max_softmax, patience]
                search: {evaluations: 40, population: 10, threads: 1}
                """);
        new LocalWorkbench(new ArtefactCache(folder.resolve("cache"), InstantSource.system()), "0")
                .run(
                        new ScenarioReader(TestWiring.knownNames())
                                .read(scenario, List.of("report.folder=" + folder.resolve("study"))),
                        StudyMode.RESUME,
                        QUIET);
        study = new StudyFolder(folder.resolve("study"));
    }

    private static StoredTrace trace() {
        double[] costs = {2, 3};
        ExitTrace trace = new ExitTrace("net", List.of("early", "final"), split("fit", 1), split("report", 2));
        return new StoredTrace(trace, new ExitCosts("MMAC", costs, new double[] {1, 1}));
    }

    private static TraceSplit split(String name, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = new int[SAMPLES];
        float[] early = new float[2 * SAMPLES];
        float[] last = new float[2 * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = i % 2;
            say(early, i, labels[i], random.nextInt(-3, 8) / 16f);
            say(last, i, labels[i], random.nextInt(-1, 8) / 16f);
        }
        return new TraceSplit(
                name,
                labels,
                List.of(
                        ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, early),
                        ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, last)));
    }

    private static void say(float[] values, int sample, int label, float margin) {
        values[2 * sample + label] = 0.5f + margin;
        values[2 * sample + 1 - label] = 0.5f - margin;
    }

    private static int refusals(String name, byte[] whole, Fuzz.Reading reading) {
        return new Fuzz(
                        name,
                        whole,
                        List.of("{\"schemaVersion\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        List.of(InvalidInputException.class, ExeuntException.class))
                .refusals(folder, reading);
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aDamagedResultMakesAReportOrAMessage() throws IOException {
        byte[] kept = Files.readAllBytes(study.result());
        LocalWorkbench workbench =
                new LocalWorkbench(new ArtefactCache(folder.resolve("cache"), InstantSource.system()), "0");
        int refused = refusals("result.json", unzipped(study.result()), content -> {
            Files.write(study.result(), gzipped(content));
            workbench.report(study.root(), QUIET);
        });
        int cut = refusals("result.json.gz", kept, content -> {
            Files.write(study.result(), content);
            workbench.report(study.root(), QUIET);
        });
        Files.write(study.result(), kept);
        assertThat(List.of(refused, cut)).allMatch(count -> count > Fuzz.INPUTS / 10);
    }

    @Test
    void damagedInputsEndInAMessage() throws IOException {
        Path description = folder.resolve("study/inputs/study.json");
        byte[] kept = Files.readAllBytes(description);
        int refused = refusals("inputs/study.json", kept, content -> {
            Files.write(description, content);
            StudyInputs inputs = study.inputs();
            inputs.subject(new PhaseLog(QUIET));
            inputs.asked();
            inputs.boards();
        });
        Files.write(description, kept);
        assertThat(refused).isGreaterThan(Fuzz.INPUTS / 10);
    }

    private static final byte[] DESIGN = """
            {"schema_version": 2, "design": "d", "inputs": [{"name": "x", "shape": [3, 2, 2]}],
             "pixels": {"scale": 0.00392, "mean": [0.5], "deviation": [], "layout": "nchw"},
             "rule": "threshold", "score": "entropy", "patience": 0,
             "predicted": {"board": "", "accuracy": 1, "latency_mean_s": null},
             "stages": [{"file": "a.onnx", "exit": "y", "head": "logits", "threshold": 0.5, "inputs": ["x"],
                         "outputs": ["y"], "clocks_mhz": {"gpu": 1300.5}},
                        {"file": "b.onnx", "exit": "z", "head": "logits", "threshold": 0, "inputs": ["y"],
                         "outputs": ["z"], "clocks_mhz": {}}]}
            """.getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static byte[] samples() throws IOException {
        Path file = folder.resolve(DeployedSamples.NAME);
        Npz.write(
                file,
                Map.of(
                        "inputs", NpyArray.ofUnsigned(new byte[24], 2, 3, 2, 2),
                        "labels", NpyArray.of(new int[] {0, 1}, 2),
                        "stages", NpyArray.of(new int[] {0, 1}, 2),
                        "answers", NpyArray.of(new int[] {1, 1}, 2)));
        return Files.readAllBytes(file);
    }

    @Test
    void aDamagedDeploymentEndsInAMessage() throws IOException {
        byte[] kept = samples();
        Path description = folder.resolve(DesignFile.NAME);
        int refused = refusals("design.json", DESIGN, content -> {
            Files.write(description, content);
            DeployedSamples.read(folder, DesignFile.read(folder));
        });
        Files.write(description, DESIGN);
        DesignFile design = DesignFile.read(folder);
        int cut = refusals("samples.npz", kept, content -> {
            Files.write(folder.resolve(DeployedSamples.NAME), content);
            DeployedSamples.read(folder, design);
        });
        assertThat(List.of(refused, cut)).allMatch(count -> count > Fuzz.INPUTS / 10);
    }

    @Test
    void arraysOfADeploymentThatDoNotFitEndInAMessage() throws IOException {
        Files.write(folder.resolve(DesignFile.NAME), DESIGN);
        DesignFile design = DesignFile.read(folder);
        for (String name : List.of("inputs", "labels", "stages", "answers")) {
            byte[] whole = array(name);
            int refused = refusals(name + ".npy", whole, content -> {
                withArray(name, content);
                DeployedSamples.read(folder, design);
            });
            assertThat(refused).as(name).isGreaterThan(Fuzz.INPUTS / 10);
        }
    }

    private static byte[] array(String name) throws IOException {
        try (ZipFile zip =
                new ZipFile(Files.write(folder.resolve("whole.npz"), samples()).toFile())) {
            return zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes();
        }
    }

    /** The samples with another content of one array, in a zip whose checksums are right. */
    private static void withArray(String name, byte[] array) throws IOException {
        byte[] whole = samples();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole));
                ZipOutputStream out =
                        new ZipOutputStream(Files.newOutputStream(folder.resolve(DeployedSamples.NAME)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(name + ".npy") ? array : zip.readAllBytes());
            }
        }
    }

    @Test
    void whatAnotherStudyIsComparedByIsReadOrRefused() throws IOException {
        for (Path file : List.of(study.manifest(), study.scenario())) {
            byte[] kept = Files.readAllBytes(file);
            int refused = refusals(file.getFileName().toString(), kept, content -> {
                Files.write(file, content);
                FinishedStudy finished = FinishedStudy.in(study.root());
                finished.status();
                finished.files();
                finished.scenario();
                finished.verdict();
            });
            Files.write(file, kept);
            assertThat(refused).as(file.toString()).isGreaterThan(Fuzz.INPUTS / 20);
        }
    }

    @Test
    void aKeptFrontThatIsDamagedIsTakenAnew() throws IOException {
        FinishedStudy finished = FinishedStudy.in(study.root());
        int designs = finished.front().front().size();
        byte[] kept = Files.readAllBytes(study.keptFront());
        int refused = refusals("front.json", kept, content -> {
            Files.write(study.keptFront(), content);
            finished.front();
        });
        Files.delete(study.keptFront());
        assertThat(refused).isZero();
        assertThat(finished.front().front()).hasSize(designs);
    }
}
