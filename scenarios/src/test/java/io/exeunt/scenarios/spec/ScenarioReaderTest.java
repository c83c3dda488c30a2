package io.exeunt.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.Across;
import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.SearchSpec;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.result.LatencyStatistic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
    private static final Path FOLDER = Path.of("/some/folder");
    private static final String SMALL = """
            name: small
            device: {id: jetson-tx2}
            """;
    private static final String GOOD = """
            name: good
            seed: 7
            data:
              set: mnist
              fit_samples: 4000
            training:
              epochs: 3
            device:
              id: jetson-tx2
              unit: denver
              runtime: litert
              precision: int8
              threads: 2
            policies: [entropy, patience]
            budget:
              latency_budget_ms: 2.5
              latency_statistic: p95
              min_accuracy: 0.9
              energy_budget_mj: 20
            objectives: [error, latency]
            search:
              evaluations: 500
              population: 50
              reference_point: {error: 0.5}
            """;

    private static Scenario read(String text, String... assignments) {
        return new ScenarioReader(new KnownNamesFake()).parse("s.yaml", text, FOLDER, List.of(assignments));
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void aNetworkWithoutSideExitsIsRefusedAsThereIsNothingToSearch() {
        String network = "{stem: {channels: 4}, stages: [{channels: 4, blocks: 2}], exits: [], final_head: {grid: 1}}";

        assertThatThrownBy(() -> read("name: none\nnetwork: " + network + "\ndevice: {id: jetson-tx2}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("s.yaml:2:68: /network/exits: expected at least 1 entry, given []");
    }

    private static final String TEXTS = """
            name: texts
            data: {set: text, train: a.tsv, test: /b.tsv, layout: trec}
            network: {preset: text_cnn}
            device: {id: jetson-tx2}
            """;

    @Test
    void textsAreReadByNetworksForTexts() {
        Scenario scenario = read(TEXTS);

        assertThat(scenario.data())
                .isEqualTo(new DataSpec.Texts(
                        FOLDER.resolve("a.tsv"),
                        Path.of("/b.tsv"),
                        DataSpec.Layout.TREC,
                        DataSpec.Encoding.UTF8,
                        32,
                        10_000,
                        5000));
    }

    @Test
    void imagesAndTextsAreNotMixed() {
        assertThatThrownBy(() -> read(TEXTS, "network.preset=vgg_small"))
                .hasMessage("s.yaml:3:1: /network: expected a network for texts, as data.set is text"
                        + System.lineSeparator()
                        + "  Maybe network: {preset: text_cnn} or {preset: text_transformer}");
        assertThatThrownBy(() -> read(TEXTS, "data={set: mnist}"))
                .hasMessage("s.yaml:3:19: /network/preset: reads texts, given data.set mnist"
                        + System.lineSeparator()
                        + "  Maybe data: {set: text, train: train.tsv, test: test.tsv}");
        assertThatThrownBy(() -> read(TEXTS, "training.augmentation=crop_flip"))
                .hasMessageEndingWith("/training/augmentation: moves and mirrors images, given texts");
    }

    @Test
    void aNumberTooLargeToCountWithIsRefusedAtItsPlace() {
        assertThatThrownBy(() -> read(SMALL, "search.evaluations=3000000000"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--set search.evaluations=3000000000: /search/evaluations: expected <= 10000000,"
                        + " given 3000000000");
    }

    private static final HeadsSpec HEADS = new HeadsSpec(
            List.of(HeadsSpec.SystemName.SOFTMAX),
            20_000,
            128,
            512,
            new HeadsSpec.Pteenet(
                    HeadsSpec.Body.CONV2,
                    HeadsSpec.Loss.V2,
                    List.of(0.9),
                    HeadsSpec.Charge.ALL_HEADS,
                    HeadsSpec.Targets.LABELS,
                    0.5,
                    new HeadsSpec.Schedule(16, 0.002, 0.0001)),
            new HeadsSpec.ClassExclusion(1, new HeadsSpec.Schedule(8, 0.01, 0)),
            new HeadsSpec.Predictive(2, new HeadsSpec.Schedule(12, 0.001, 0)));

    @Test
    void headsAreAskedForByTheNamesOfTheirSystems() {
        HeadsSpec heads = read(SMALL, "heads.systems=[pteenet, predictive]", "heads.pteenet.lambda=[1, 0.5]")
                .heads();

        assertThat(heads.systems()).containsExactly(HeadsSpec.SystemName.PTEENET, HeadsSpec.SystemName.PREDICTIVE);
        assertThat(heads.pteenet().lambda()).containsExactly(1.0, 0.5);
        assertThatThrownBy(() -> read(SMALL, "heads.systems=[eenet]"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/heads/systems/0");
        assertThatThrownBy(() -> read(SMALL, "heads.batch=7"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/heads/batch");
    }

    @Test
    void whatIsLeftOutTakesTheDefault() {
        Scenario scenario = read(SMALL);

        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "small",
                        1,
                        new DataSpec.Mnist(5000),
                        NetworkSpec.Preset.plain(NetworkSpec.PresetName.QUICKSTART),
                        new TrainingSpec(
                                2,
                                128,
                                0.005,
                                0.0001,
                                new SystemSpec.BranchyNet(List.of()),
                                TrainingSpec.Augmentation.NONE,
                                2,
                                TrainingSpec.Recorder.ONNXRUNTIME,
                                20),
                        HEADS,
                        List.of(new DeviceSpec(
                                new DeviceSpec.Source.Catalogued("jetson-tx2"),
                                "gpu",
                                "tensorrt",
                                Precision.FP32,
                                1,
                                1)),
                        Across.WORST,
                        List.of("schedule"),
                        LoadSpec.NONE,
                        List.of("max_softmax", "entropy", "margin", "patience"),
                        new DesignBudget(
                                Double.POSITIVE_INFINITY,
                                LatencyStatistic.MEAN,
                                0,
                                Double.POSITIVE_INFINITY,
                                Double.POSITIVE_INFINITY),
                        List.of(DesignObjective.ERROR, DesignObjective.ENERGY, DesignObjective.LATENCY),
                        new SearchSpec(
                                SearchSpec.Algorithm.NSGA2,
                                null,
                                4000,
                                80,
                                2,
                                16,
                                0,
                                SearchSpec.ReferencePoint.FROM_BASELINES),
                        new ReportSpec(Path.of("runs/small"))));
    }

    @Test
    void whatIsGivenIsTaken() {
        Scenario scenario = read(GOOD);

        assertThat(scenario.seed()).isEqualTo(7);
        assertThat(scenario.data()).isEqualTo(new DataSpec.Mnist(4000));
        assertThat(scenario.device())
                .isEqualTo(new DeviceSpec(
                        new DeviceSpec.Source.Catalogued("jetson-tx2"), "denver", "litert", Precision.INT8, 1, 2));
        assertThat(scenario.budget())
                .isEqualTo(new DesignBudget(2.5, LatencyStatistic.P95, 0.9, 20, Double.POSITIVE_INFINITY));
        assertThat(scenario.search().referencePoint())
                .isEqualTo(new SearchSpec.ReferencePoint(0.5, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void filesStartFromTheScenariosFolder() {
        Scenario scenario = read("""
                name: files
                data:
                  set: idx
                  train_images: a.gz
                  train_labels: ../b.gz
                  test_images: /c.gz
                  test_labels: d/e.gz
                  classes: 26
                device: {file: board.yaml}
                """);

        assertThat(scenario.data())
                .isEqualTo(new DataSpec.IdxFiles(
                        Path.of("/some/folder/a.gz"),
                        Path.of("/some/b.gz"),
                        Path.of("/c.gz"),
                        Path.of("/some/folder/d/e.gz"),
                        26,
                        5000));
        assertThat(scenario.device().source())
                .isEqualTo(new DeviceSpec.Source.File(Path.of("/some/folder/board.yaml")));
    }

    @Test
    void aNetworkOfOnesOwnIsRead() {
        Scenario scenario = read(SMALL + """
                network:
                  stem: {channels: 8}
                  stages: [{channels: 8, blocks: 2}, {channels: 16, blocks: 1, stride: 2}]
                  exits: [{after_block: 0, grid: 2}, {after_block: 2, channels: 12}]
                  final_head: {}
                """);

        assertThat(scenario.network())
                .isEqualTo(new NetworkSpec.ResidualCnn(
                        new NetworkSpec.Stem(8, 1),
                        List.of(new NetworkSpec.Stage(8, 2, 1), new NetworkSpec.Stage(16, 1, 2)),
                        List.of(
                                new NetworkSpec.Exit(0, new NetworkSpec.Head(0, 2)),
                                new NetworkSpec.Exit(2, new NetworkSpec.Head(12, 1))),
                        new NetworkSpec.Head(0, 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    epochs: 3           | epocs: 3             | s.yaml:7:3: /training: unknown key 'epocs'; allowed: augmentation, batch, checkpoint_interval_s, epochs, exit_loss_weights, lambda, learning_rate, recorder, system, threads, weight_decay
                    epochs: 3           | epochs: 0            | s.yaml:7:11: /training/epochs: expected >= 1 without network.weights, given 0
                    jetson-tx2          | jetson-tx3           | s.yaml:9:7: /device/id: unknown device 'jetson-tx3'; allowed: jetson-tx2, raspberry-pi-4
                    unit: denver        | unit: pgu            | s.yaml:10:9: /device/unit: unknown compute unit of jetson-tx2 'pgu'; allowed: gpu, denver
                    runtime: litert     | runtime: liter       | s.yaml:11:12: /device/runtime: unknown runtime of denver 'liter'; allowed: ncnn, litert
                    precision: int8     | precision: int4      | s.yaml:12:14: /device/precision: expected one of fp32, fp16, int8, given "int4"
                    threads: 2          | threads: 3           | s.yaml:13:12: /device/threads: expected at most 2 for denver, given 3
                    [entropy, patience] | [entropy, entrpy]    | s.yaml:14:21: /policies/1: unknown policy 'entrpy'; allowed: entropy, margin, max_softmax, patience
                    [entropy, patience] | [entropy, entropy]   | s.yaml:14:1: /policies: expected no entry twice, given ["entropy","entropy"]
                    [entropy, patience] | []                   | s.yaml:14:1: /policies: expected at least 1 entry, given []
                    _ms: 2.5            | _ms: 0               | s.yaml:16:22: /budget/latency_budget_ms: expected > 0, given 0
                    _ms: 2.5            | _ms: fast            | s.yaml:16:22: /budget/latency_budget_ms: expected a number, given "fast"
                    p95                 | p59                  | s.yaml:17:22: /budget/latency_statistic: expected one of mean, p50, p95, p99, worst, given "p59"
                    0.9                 | 90                   | s.yaml:18:17: /budget/min_accuracy: expected <= 1, given 90
                    [error, latency]    | [error, power]       | s.yaml:20:21: /objectives/1: expected one of error, energy, latency, macs, memory, given "power"
                    evaluations: 500    | evaluations: 40      | s.yaml:22:16: /search/evaluations: expected at least one generation of 50, given 40
                    error: 0.5          | error: 1.5           | s.yaml:24:28: /search/reference_point/error: expected <= 1, given 1.5
                    error: 0.5          | energy_mj: 5         | s.yaml:24:32: /search/reference_point/energy_mj: has no effect: energy is not among the objectives
                    error: 0.5          | macs_mmac: 5         | s.yaml:24:32: /search/reference_point/macs_mmac: has no effect: macs is not among the objectives
                    """)
    void eachMistakeIsToldWithItsPlace(String good, String bad, String message) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(InvalidInputException.class)
                .extracting(
                        e -> String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                .isEqualTo(message);
    }

    @Test
    void aSlipIsMended() {
        assertRefused(
                GOOD.replace("entropy, patience", "entrpy"),
                "s.yaml:14:12: /policies/0: unknown policy 'entrpy'; allowed: entropy, margin, max_softmax, patience"
                        + "\n  Maybe you meant 'entropy'");
    }

    @Test
    void keysThatMatterOnlyElsewhereAreRefused() {
        assertRefused(SMALL + "data: {classes: 3}\n", "s.yaml:3:17: /data/classes: has no effect with set: mnist");
        assertRefused(
                SMALL + "network: {preset: quickstart, stem: {channels: 8}}\n",
                "s.yaml:3:31: /network/stem: has no effect beside a preset");
        assertRefused(
                SMALL + "data: {set: idx}\n", "s.yaml:3:1: /data: missing key 'train_images', needed with set: idx");
        assertRefused(SMALL + "network: {}\n", "s.yaml:3:1: /network: missing key 'stem', needed without a preset");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            batch   | {size: 4}
            preempt | true
            offload | {segments: [1], unit: denver, runtime: ncnn, transfer_ms: 1}
            drift   | {period_s: 10, odds: 2}
            """)
    void servingNeedsRequests(String key, String value) {
        assertThatThrownBy(() -> read(SMALL + "load: {" + key + ": " + value + "}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/load/" + key + ": has no effect without requests");
    }

    @Test
    void aPublishedSetIsNamedByItsFolder() {
        assertThat(read(SMALL + "data: {set: cifar10, folder: sets/c.tgz}\n").data())
                .isEqualTo(new DataSpec.Published(
                        DataSpec.PublishedSet.CIFAR10, Path.of("/some/folder/sets/c.tgz"), 5000));
        assertRefused(
                SMALL + "data: {set: fashion_mnist}\n",
                "s.yaml:3:1: /data: missing key 'folder', needed with set: fashion_mnist"
                        + "\n  Maybe --set data.folder=…, see docs/data.md");
        assertRefused(SMALL + "data: {folder: f}\n", "s.yaml:3:16: /data/folder: has no effect with set: mnist");
        assertRefused(
                SMALL + "data: {set: cifar100, folder: f, classes: 5}\n",
                "s.yaml:3:43: /data/classes: has no effect with set: cifar100");
    }

    @Test
    void aCifarNetworkTakesExitsAndWeights() {
        NetworkSpec network = read(SMALL + """
                        network:
                          preset: resnet20_cifar10
                          weights: w.npz
                          exits: [{after_block: 3}]
                        """).network();
        assertThat(network)
                .isEqualTo(new NetworkSpec.Preset(
                        NetworkSpec.PresetName.RESNET20_CIFAR10,
                        List.of(new NetworkSpec.Exit(3, new NetworkSpec.Head(0, 1))),
                        Optional.of(Path.of("/some/folder/w.npz"))));
        assertThat(read(SMALL + """
                                network: {preset: resnet20_cifar10, weights: w.npz}
                                training: {epochs: 0}
                                """).training().epochs()).isZero();
        assertRefused(
                SMALL + "network: {preset: quickstart, weights: w.npz}\n",
                "s.yaml:3:40: /network/weights: has no effect beside preset quickstart");
        assertRefused(
                SMALL + "network: {weights: w.npz}\n", "s.yaml:3:19: /network/weights: has no effect without a preset");
        assertRefused(
                SMALL + "network: {preset: resnet20_cifar10, exits: [{after_block: 1}]}\n"
                        + "training: {exit_loss_weights: [1]}\n",
                "s.yaml:4:12: /training/exit_loss_weights: expected 2 numbers, one per exit of the network, given 1");
    }

    @Test
    void aSystemIsNamedWithWhatItNeeds() {
        assertThat(read(SMALL + "training: {system: eenet_demir}\n").training().system())
                .isEqualTo(new SystemSpec.EenetDemir(1));
        assertThat(read(SMALL + "training: {system: eenet_demir, lambda: 0.3}\n")
                        .training()
                        .system())
                .isEqualTo(new SystemSpec.EenetDemir(0.3));
        assertThat(read(SMALL + "training: {system: multi_exit, augmentation: crop_flip}\n")
                        .training())
                .extracting(TrainingSpec::system, TrainingSpec::augmentation)
                .containsExactly(new SystemSpec.MultiExit(), TrainingSpec.Augmentation.CROP_FLIP);
        assertRefused(
                SMALL + "training: {lambda: 0.3}\n",
                "s.yaml:3:19: /training/lambda: has no effect with system: branchynet");
        assertRefused(
                SMALL + "training: {system: multi_exit, exit_loss_weights: [1, 1, 1, 1, 1, 1]}\n",
                "s.yaml:3:32: /training/exit_loss_weights: has no effect with system: multi_exit");
    }

    @Test
    void aDeviceIsNamedInOneWay() {
        assertRefused("name: n\ndevice: {}\n", "s.yaml:2:1: /device: expected one of id, file, given none");
        assertRefused(
                "name: n\ndevice: {id: jetson-tx2, file: f.yaml}\n",
                "s.yaml:2:32: /device/file: expected one of id, file, given id and file");
    }

    @Test
    void energyIsRefusedWhereNoPowerDataAreKnown() {
        String pi = "name: n\ndevice: {id: raspberry-pi-4}\n";
        assertRefused(
                pi,
                "s.yaml:1:1: /objectives: no power data of a72 are known, so its energy is not modelled"
                        + "\n  Maybe objectives: [error, latency]");
        assertRefused(
                pi + "objectives: [error, latency]\nbudget: {energy_budget_mj: 3}\n",
                "s.yaml:4:28: /budget/energy_budget_mj: no power data of a72 are known, so its energy is not modelled"
                        + "\n  Maybe leave it out");
        assertThat(read(pi + "objectives: [error, latency]\n").objectives()).hasSize(2);
    }

    @Test
    void ofSeveralBoardsTheOneThatLacksPowerIsNamed() {
        assertRefused(
                "name: n\ndevices: [{id: jetson-tx2}, {id: raspberry-pi-4}]\nobjectives: [error, energy]\n",
                "s.yaml:3:1: /objectives: no power data of a72 of raspberry-pi-4 are known, so its energy is not modelled"
                        + "\n  Maybe objectives: [error, latency]");
    }

    @Test
    void aPrecisionWithoutDataIsRefused() {
        assertRefused(
                "name: n\nobjectives: [error]\ndevice: {id: raspberry-pi-4, precision: int8}\n",
                "s.yaml:3:41: /device/precision: no data for int8 on a72 with ncnn; allowed: fp32");
    }

    @Test
    void lossWeightsMatchTheExits() {
        assertRefused(
                SMALL + "training: {exit_loss_weights: [1, 1]}\n",
                "s.yaml:3:12: /training/exit_loss_weights: expected 6 numbers, one per exit of the network, given 2");
    }

    @Test
    void exitsRiseAndStayInsideTheNetwork() {
        String network = """
                network:
                  stem: {channels: 8}
                  stages: [{channels: 8, blocks: 2}]
                  exits: [{after_block: 1}, {after_block: %d}]
                  final_head: {}
                """;
        assertRefused(
                SMALL + network.formatted(2),
                "s.yaml:3:1: /network: Expected after_block of exit 2 to be before the last block, 2, given 2");
        assertRefused(
                SMALL + network.formatted(1),
                "s.yaml:3:1: /network: Expected after_block of exit 2 to be after that of the exit before, given 1");
    }

    @Test
    void assignmentsReplaceWhatTheFileSays() {
        Scenario scenario = read(
                GOOD,
                "search.evaluations=900",
                "device.unit=gpu",
                "device.runtime=tensorrt",
                "device.threads=1",
                "seed=8");

        assertThat(scenario.search().evaluations()).isEqualTo(900);
        assertThat(scenario.device().unit()).isEqualTo("gpu");
        assertThat(scenario.seed()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    search.evaluations=many   | --set search.evaluations=many: /search/evaluations: expected a whole number, given "many"
                    search.evalutions=5       | --set search.evalutions=5: /search: unknown key 'evalutions'; allowed: algorithm, clocks, evaluations, fits, islands, max_failed_share, population, reference_point, restart_after, seed, threads, thresholds, trial_timeout_s, warm_start
                    device.id=jetson          | --set device.id=jetson: /device/id: unknown device 'jetson'; allowed: jetson-tx2, raspberry-pi-4
                    budget.min_accuracy=-1    | --set budget.min_accuracy=-1: /budget/min_accuracy: expected >= 0, given -1
                    seed                      | --set seed: expected key=value, with dots between the levels of the key
                    """)
    void aBadAssignmentIsToldAsTheOptionItWas(String assignment, String message) {
        assertThatThrownBy(() -> read(GOOD, assignment))
                .isInstanceOf(InvalidInputException.class)
                .extracting(
                        e -> String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    search.threads=2147483647                  | /search/threads: expected <= 256, given 2147483647
                    search.population=10001                    | /search/population: expected <= 10000, given 10001
                    search.evaluations=10000001                | /search/evaluations: expected <= 10000000, given 10000001
                    training.epochs=1000000                    | /training/epochs: expected <= 10000, given 1000000
                    training.batch=1000000                     | /training/batch: expected <= 8192, given 1000000
                    training.batch=3                           | /training/batch: expected a multiple of 2, given 3
                    training.learning_rate=1e-300              | /training/learning_rate: expected >= 1.0E-9, given 1.0E-300
                    training.learning_rate=1e300               | /training/learning_rate: expected <= 10, given 1.0E300
                    training.checkpoint_interval_s=1e-300      | /training/checkpoint_interval_s: expected >= 0.001, given 1.0E-300
                    budget.latency_budget_ms=1e308             | /budget/latency_budget_ms: expected <= 1000000000, given 1.0E308
                    data.fit_samples=2147483647                | /data/fit_samples: expected <= 10000000, given 2147483647
                    heads.class_exclusion.grid=99              | /heads/class_exclusion/grid: expected <= 64, given 99
                    seed=1e99                                  | /seed: expected <= 9007199254740991, given 1.0E99
                    seed=-1e99                                 | /seed: expected >= 0, given -1.0E99
                    search.seed=18446744073709551617.0         | /search/seed: expected <= 9007199254740991, given 18446744073709552000
                    search.evaluations=1.8446744073709555712e19 | /search/evaluations: expected <= 10000000, given 18446744073709556000
                    heads.train_samples=99999999999999999999   | /heads/train_samples: expected <= 10000000, given 99999999999999999999
                    """)
    void whatNobodyCanMeanIsRefusedBeforeAnyWork(String assignment, String message) {
        assertThatThrownBy(() -> read(SMALL, assignment))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--set " + assignment + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    network: {preset: resnet20_cifar10, exits: [{after_block: 3, grid: 33}]}                          | /network/exits/0/grid: expected at most 32, as the feature map of the exit is 32 pixels wide, given 33
                    network: {preset: resnet20_cifar10, exits: [{after_block: 8, grid: 9}]}                           | /network/exits/0/grid: expected at most 8, as the feature map of the exit is 8 pixels wide, given 9
                    network: {stem: {channels: 4, stride: 4}, stages: [{channels: 4, blocks: 2}], exits: [{after_block: 1, grid: 8}], final_head: {}}             | /network/exits/0/grid: expected at most 7, as the feature map of the exit is 7 pixels wide, given 8
                    network: {stem: {channels: 4}, stages: [{channels: 4, blocks: 2, stride: 9}], exits: [{after_block: 1}], final_head: {grid: 5}}               | /network/final_head/grid: expected at most 4, as the feature map of the exit is 4 pixels wide, given 5
                    heads: {systems: [class_exclusion], class_exclusion: {grid: 5}}                                   | /heads/class_exclusion/grid: expected at most 4, as the feature map of the exit is 4 pixels wide, given 5
                    heads: {systems: [predictive], predictive: {windows_per_side: 5}}                                 | /heads/predictive/windows_per_side: expected at most 4, as the feature map of the exit is 4 pixels wide, given 5
                    """)
    void aGridFinerThanItsFeatureMapIsRefused(String section, String message) {
        assertThatThrownBy(() -> read(SMALL + section + "\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("s.yaml:3:")
                .hasMessageEndingWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heads: {systems: [class_exclusion], class_exclusion: {grid: 4}}",
                "heads: {systems: [softmax], class_exclusion: {grid: 64}}",
                "network: {preset: resnet20_cifar10, exits: [{after_block: 3, grid: 32}]}"
            })
    void aGridAsFineAsItsFeatureMapWillDo(String section) {
        assertThat(read(SMALL + section + "\n").name()).isNotBlank();
    }

    @Test
    void aMissingFileIsNamed() {
        ScenarioReader reader = new ScenarioReader(new KnownNamesFake());
        assertThatThrownBy(() -> reader.read(Path.of("none.yaml"), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("none.yaml: there is no such file");
    }
}
