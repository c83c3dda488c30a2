package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.KnownNamesFake;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.workbench.DeploymentCheck;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a model file over a search to a folder that runs elsewhere, and back. */
class DeployingTest {
    private static final int SAMPLES = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private LocalWorkbench workbench;

    private final RunContext context =
            new RunContext(Cancellation.NEVER, event -> {}, () -> Instant.EPOCH, List.of("test"));

    @BeforeEach
    void make() {
        workbench = new LocalWorkbench(new ArtefactCache(folder.resolve("cache"), () -> Instant.EPOCH), "test");
        SplittableRandom random = new SplittableRandom(5);
        byte[] pixels = new byte[SAMPLES * 3 * 32 * 32];
        int[] labels = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = i % 10;
            int wave = random.nextInt(1, 40);
            for (int j = 0; j < 3 * 32 * 32; j++) {
                pixels[i * 3 * 32 * 32 + j] = (byte) (128 + 90 * Math.sin(j / (double) wave) + random.nextInt(30));
            }
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("inputs", NpyArray.ofUnsigned(pixels, SAMPLES, 3, 32, 32));
        arrays.put("labels", NpyArray.of(labels, SAMPLES));
        Npz.write(folder.resolve("x.npz"), arrays);
    }

    private Scenario scenario(String policy) {
        Path model = SharedFolder.file("models/resnet20_cifar10.onnx");
        String text = "name: s\ndata: {set: npz, file: x.npz, fit_samples: 100}\nnetwork: {onnx: " + model
                + ", input: {mean: [0.5], deviation: [0.25]}}\npolicies: [" + policy + "]\nobjectives: [error, macs]\n"
                + "search: {evaluations: 200, population: 40}\nreport: {folder: " + folder.resolve("study") + "}\n";
        return new ScenarioReader(new KnownNamesFake()).parse("s.yaml", text, folder, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_softmax", "entropy", "margin", "patience"})
    void everySampleLeavesWhereTheSimulatorSays(String policy) throws IOException {
        Scenario scenario = scenario(policy);
        workbench.search(scenario, StudyMode.RESUME, context);
        Path front = folder.resolve("study/front.json");
        String design = sideExitDesign(front, policy);
        Path target = folder.resolve("deployed");

        workbench.deploy(scenario, new DesignReference(front, design), target, context);
        DeploymentCheck check = workbench.checkDeployment(target, System::nanoTime, context);

        assertThat(check.samples()).isEqualTo(SAMPLES);
        assertThat(check.alike()).isEqualTo(SAMPLES);
        assertThat(check.stages().size()).isGreaterThan(1);
        assertThat(check.measuredAccuracy()).isEqualTo(check.predictedAccuracy());
        assertThat(target)
                .isDirectoryContaining("glob:**stage2.onnx")
                .isDirectoryContaining("glob:**run.py")
                .isDirectoryContaining("glob:**clocks.sh");
        assertThatThrownBy(() -> workbench.deploy(scenario, new DesignReference(front, design), target, context))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(target + ": Expected a folder that is empty or not there yet");
    }

    /** Id of a design that keeps at least one side exit. */
    private static String sideExitDesign(Path front, String policy) throws IOException {
        var root = new com.fasterxml.jackson.databind.ObjectMapper().readTree(front.toFile());
        for (var design : root.get("designs")) {
            if (design.get("policy").asText().equals(policy)
                    && design.get("exits").size() > 1) {
                return design.get("id").asText();
            }
        }
        throw new AssertionError("no design with a side exit in " + Files.readString(front));
    }

    @Test
    void stagesOutsideTheFolderAreRefused() throws IOException {
        Files.writeString(folder.resolve("design.json"), """
                {"schema_version": 2, "design": "d", "inputs": [{"name": "x", "shape": [1]}], "pixels": null, "rule": "always_last",
                 "score": "", "patience": 0, "predicted": {"board": "", "accuracy": 1, "latency_mean_s": null},
                 "stages": [{"file": "../evil.onnx", "exit": "y", "head": "logits", "threshold": 0, "inputs": [],
                             "outputs": [], "clocks_mhz": {}}]}
                """);

        assertThatThrownBy(() -> workbench.checkDeployment(folder, System::nanoTime, context))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Expected stages beside it, given '../evil.onnx'");
    }
}
