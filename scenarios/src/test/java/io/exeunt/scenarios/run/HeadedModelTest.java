package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.StudySubject;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.PhaseLog;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models without side exits, of several inputs, and with weights beside their file: from the file to a design that runs elsewhere. */
class HeadedModelTest {
    private static final int SAMPLES = 600;
    private static final int CLASSES = 3;
    private static final int WIDTH = 6;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final RunContext context =
            new RunContext(Cancellation.NEVER, event -> {}, () -> Instant.EPOCH, List.of("test"));

    /** Two inputs, one of them of whole numbers, and one output; the second input crosses the first stage. */
    private Path model() {
        return new TinyOnnx()
                .input("ids", TinyOnnx.INT64, WIDTH)
                .input("mask", TinyOnnx.FLOAT, WIDTH)
                .weights("a", WIDTH, 8)
                .weightsBeside("b", folder.resolve("m.onnx.data"), 8, 8)
                .weights("c", WIDTH, 8)
                .weights("d", 8, CLASSES)
                .node("Cast", List.of("ids"), "numbers", "to", 1)
                .node("Mul", List.of("numbers", "mask"), "masked")
                .node("MatMul", List.of("masked", "a"), "first")
                .node("Relu", List.of("first"), "block1")
                .node("MatMul", List.of("block1", "b"), "second")
                .node("MatMul", List.of("mask", "c"), "direct")
                .node("Add", List.of("second", "direct"), "sum")
                .node("Relu", List.of("sum"), "block2")
                .node("MatMul", List.of("block2", "d"), "last")
                .output("last")
                .writtenTo(folder.resolve("m.onnx"));
    }

    private void arrays(int samples, int classes) {
        SplittableRandom random = new SplittableRandom(3);
        int[] ids = new int[samples * WIDTH];
        float[] mask = new float[samples * WIDTH];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = i % classes;
            for (int k = 0; k < WIDTH; k++) {
                ids[i * WIDTH + k] = random.nextInt(3) + (k % CLASSES == labels[i] ? 4 : 0);
                mask[i * WIDTH + k] = (float) random.nextDouble(0.5, 1);
            }
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("ids", NpyArray.of(ids, samples, WIDTH));
        arrays.put("mask", NpyArray.of(mask, samples, WIDTH));
        arrays.put("labels", NpyArray.of(labels, samples));
        Npz.write(folder.resolve("x.npz"), arrays);
    }

    private Scenario scenario(String more) {
        String text = "name: s\ndata: {set: npz, file: x.npz, fit_samples: 200}\nnetwork: {onnx: m.onnx" + more
                + "}\npolicies: [max_softmax]\nobjectives: [error, macs]\n"
                + "search: {evaluations: 200, population: 40}\nreport: {folder: " + folder.resolve("study") + "}\n";
        return new ScenarioReader(new KnownNamesFake()).parse("s.yaml", text, folder, List.of());
    }

    private ArtefactCache cache(String name) {
        return new ArtefactCache(folder.resolve(name), () -> Instant.EPOCH);
    }

    private StudySubject subject(Scenario scenario, String cache, PhaseLog log) {
        return NetworkSource.of(scenario, cache(cache)).subject(log);
    }

    @Test
    void headsAreTrainedOnceOnSamplesOfTheirOwnAndAnswer() {
        model();
        arrays(SAMPLES, CLASSES);
        Scenario scenario = scenario(", head_sites: [block1], head_samples: 150");
        PhaseLog again = new PhaseLog(context);

        StudySubject made = subject(scenario, "cache", new PhaseLog(context));
        subject(scenario, "cache", again);
        StudySubject elsewhere = subject(scenario, "other", new PhaseLog(context));

        assertThat(made.reference().trace().exitNames()).containsExactly("block1.head", "last");
        assertThat(made.reference().trace().fit().samples()).isEqualTo(200);
        assertThat(made.reference().trace().report().samples()).isEqualTo(SAMPLES - 200 - 150);
        assertThat(made.reference().trace().report().accuracy(0)).isGreaterThan(0.9);
        assertThat(made.reference().macs().head()[0]).isEqualTo((8 * 64 + 64 * CLASSES) / 1e6);
        assertThat(elsewhere.reference().trace().fit().exits().get(0).values())
                .isEqualTo(made.reference().trace().fit().exits().get(0).values());
        assertThat(again.phases())
                .filteredOn(phase -> phase.name().equals("heads"))
                .hasSize(1)
                .allMatch(Phase::cached);
    }

    @Test
    void aDesignWithTrainedHeadsRunsElsewhereSampleBySample() throws IOException {
        model();
        arrays(SAMPLES, CLASSES);
        Scenario scenario = scenario(", head_sites: [block1], head_samples: 150");
        LocalWorkbench workbench = new LocalWorkbench(cache("cache"), "test");
        workbench.search(scenario, StudyMode.RESUME, context);
        Path front = folder.resolve("study/front.json");
        var root = new com.fasterxml.jackson.databind.ObjectMapper().readTree(front.toFile());
        String design = "";
        for (var each : root.get("designs")) {
            design = each.get("exits").size() > 1 ? each.get("id").asText() : design;
        }
        Path target = folder.resolve("deployed");

        workbench.deploy(scenario, new DesignReference(front, design), target, context);
        DeploymentCheck check = workbench.checkDeployment(target, System::nanoTime, context);

        assertThat(check.samples()).isEqualTo(SAMPLES - 150);
        assertThat(check.alike()).isEqualTo(SAMPLES - 150);
        assertThat(check.stages()).extracting(DeploymentCheck.Stage::exit).containsExactly("block1.head", "last");
        assertThat(check.stages().get(0).measuredShare()).isGreaterThan(0);
    }

    @Test
    void aLinearHeadIsAnotherOneThatCostsNextToNothing() {
        model();
        arrays(SAMPLES, CLASSES);

        StudySubject linear = subject(
                scenario(", head_sites: [block1], head_samples: 150, head_kind: linear"),
                "cache",
                new PhaseLog(context));

        assertThat(linear.reference().macs().head()[0]).isEqualTo(8 * CLASSES / 1e6);
        assertThat(linear.reference().trace().exitNames()).containsExactly("block1.head", "last");
        assertThat(linear.inputs().get("network with heads"))
                .isNotEqualTo(headed("block1", 1).inputs().get("network with heads"));
    }

    @Test
    void anotherFileOfWeightsIsAnotherModel() throws IOException {
        model();
        arrays(SAMPLES, CLASSES);
        Scenario scenario = scenario("");

        StudySubject before = subject(scenario, "cache", new PhaseLog(context));
        Files.write(folder.resolve("m.onnx.data"), new byte[8 * 8 * 4]);
        StudySubject after = subject(scenario, "cache", new PhaseLog(context));

        assertThat(after.inputs().get("network/m.onnx.data"))
                .isNotEqualTo(before.inputs().get("network/m.onnx.data"));
        assertThat(after.reference().trace().fit().exits().get(0).values())
                .isNotEqualTo(before.reference().trace().fit().exits().get(0).values());
    }

    @Test
    void otherHeadsAreAnotherNetworkThoughTheModelIsTheSame() {
        model();
        arrays(SAMPLES, CLASSES);

        StudySubject plain = subject(scenario(""), "cache", new PhaseLog(context));
        StudySubject first = headed("block1", 1);
        StudySubject second = headed("second", 1);

        assertThat(plain.inputs()).doesNotContainKey("network with heads");
        assertThat(first.inputs()).containsKey("network with heads");
        assertThat(second.inputs().get("network with heads"))
                .isNotEqualTo(first.inputs().get("network with heads"));
        assertThat(cachedHeads(1)).isTrue();
        assertThat(cachedHeads(2)).isFalse();
    }

    private StudySubject headed(String site, int batch) {
        return subject(headedScenario(site, batch), "cache", new PhaseLog(context));
    }

    private boolean cachedHeads(int batch) {
        PhaseLog log = new PhaseLog(context);
        subject(headedScenario("block1", batch), "cache", log);
        return log.phases().stream()
                .filter(phase -> phase.name().equals("heads"))
                .allMatch(Phase::cached);
    }

    private Scenario headedScenario(String site, int batch) {
        return scenario(", head_sites: [" + site + "], head_samples: 150, batch: " + batch);
    }

    @Test
    void filesOfWeightsOfOneNameInTwoFoldersAreBothKept() {
        Path model = new TinyOnnx()
                .input("x", TinyOnnx.FLOAT, WIDTH)
                .weightsBelow("a", folder.resolve("a/w.bin"), "a/w.bin", WIDTH, 8)
                .weightsBelow("b", folder.resolve("b/w.bin"), "b/w.bin", 8, CLASSES)
                .node("MatMul", List.of("x", "a"), "first")
                .node("MatMul", List.of("first", "b"), "last")
                .output("last")
                .writtenTo(folder.resolve("two.onnx"));

        assertThat(OnnxSource.hashes(model)).containsOnlyKeys("network", "network/a/w.bin", "network/b/w.bin");
    }

    @Test
    void labelsOfHeadSamplesHaveToBeClasses() {
        model();
        arrays(SAMPLES, CLASSES + 1);

        assertThatThrownBy(() -> subject(
                        scenario(", head_sites: [block1]" + ", head_samples: 150"), "cache", new PhaseLog(context)))
                .hasMessageContaining("data: Expected labels below the model's 3 classes, given 3 for sample ");
    }

    @Test
    void fewSamplesAreDividedOrRefused() {
        model();
        arrays(300, CLASSES);

        assertThatThrownBy(() ->
                        subject(scenario(", head_sites: [block1], head_samples: 100"), "cache", new PhaseLog(context)))
                .hasMessageContaining("Expected more samples than the 200 of data.fit_samples and the 100 of"
                        + " network.head_samples, given 300")
                .hasMessageContaining("--set data.fit_samples=100 --set network.head_samples=100");
    }

    @Test
    void arraysAreCalledLikeTheInputs() {
        model();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("ids", NpyArray.of(new int[4 * WIDTH], 4, WIDTH));
        arrays.put("labels", NpyArray.of(new int[4], 4));
        Npz.write(folder.resolve("x.npz"), arrays);

        assertThatThrownBy(() -> subject(scenario(""), "cache", new PhaseLog(context)))
                .hasMessage(folder.resolve("x.npz") + ": Expected an array mask, given ids, labels"
                        + System.lineSeparator() + "  Maybe np.savez(file, ids=…, mask=…, labels=…)");
    }
}
