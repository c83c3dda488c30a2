package io.exeunt.policies.dl4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.data.Cifar;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Normalisation;
import io.exeunt.policies.dl4j.data.PublishedData;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.train.Start;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

class PretrainedWeightsTest {
    private static final ResNetSpec RESNET8 = ResNetSpec.cifar10(8, List.of());

    @BeforeAll
    static void prepare() {
        Nd4jRuntime.prepare();
    }

    private static ComputationGraph graph(ResNetSpec spec) {
        ComputationGraph graph = new ComputationGraph(
                TrainableGraph.configure(spec, Collections.nCopies(spec.exitCount(), 1.0), new Sgd(0.1), 0, 1));
        graph.init();
        return graph;
    }

    /** Arrays of a network of one block per stage, each filled with a number of its own. */
    private static Map<String, NpyArray> resNet8() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        convolution(arrays, "", 1, 3, 16);
        int[] channels = {16, 16, 32, 64};
        for (int stage = 1; stage <= 3; stage++) {
            convolution(arrays, "layer" + stage + ".0.", 1, channels[stage - 1], channels[stage]);
            convolution(arrays, "layer" + stage + ".0.", 2, channels[stage], channels[stage]);
        }
        put(arrays, "linear.weight", 10, 64);
        put(arrays, "linear.bias", 10);
        return arrays;
    }

    private static void convolution(Map<String, NpyArray> arrays, String prefix, int number, int from, int to) {
        put(arrays, prefix + "conv" + number + ".weight", to, from, 3, 3);
        for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
            put(arrays, prefix + "bn" + number + "." + part, to);
        }
    }

    private static void put(Map<String, NpyArray> arrays, String name, int... shape) {
        float[] values = new float[IntStream.of(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = arrays.size() + i / 1024f;
        }
        arrays.put(name, NpyArray.of(values, shape));
    }

    private static void assertRefused(Map<String, NpyArray> arrays, Path folder, String message) {
        Path file = folder.resolve("w.npz");
        Npz.write(file, arrays);
        ComputationGraph graph = graph(RESNET8);
        assertThatThrownBy(() -> PretrainedWeights.load(file, RESNET8, graph))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + message.replace("\n", System.lineSeparator()));
    }

    @Test
    void everyArrayFindsItsPlace(@TempDir Path folder) {
        Map<String, NpyArray> arrays = resNet8();
        arrays.put("bn1.num_batches_tracked", NpyArray.of(new int[] {7}, 1));
        Path file = folder.resolve("w.npz");
        Npz.write(file, arrays);
        ComputationGraph graph = graph(RESNET8);
        PretrainedWeights.load(file, RESNET8, graph);
        int convolution = List.copyOf(arrays.keySet()).indexOf("layer2.0.conv2.weight");
        assertThat(graph.getParam("block2_2_conv_W").getFloat(3, 5, 1, 2))
                .isEqualTo(convolution + (3 * 288 + 5 * 9 + 3 + 2) / 1024f);
        int variance = List.copyOf(arrays.keySet()).indexOf("layer2.0.bn2.running_var");
        assertThat(graph.getParam("block2_2_bn_log10stdev").getFloat(4))
                .isCloseTo((float) Math.log10(Math.sqrt(variance + 4 / 1024f)), within(1e-6f));
        int classifier = List.copyOf(arrays.keySet()).indexOf("linear.weight");
        assertThat(graph.getParam("final_W").getFloat(9, 2)).isEqualTo(classifier + (2 * 64 + 9) / 1024f);
    }

    @Test
    void aTrainingMayBeginWithThemAndIsKnownByTheirContent(@TempDir Path folder) {
        Npz.write(folder.resolve("a.npz"), resNet8());
        Npz.write(folder.resolve("b.npz"), resNet8());
        Start.Pretrained start = Start.Pretrained.of(folder.resolve("a.npz"));
        assertThat(start.toString())
                .matches("Pretrained\\[[0-9a-f]{64}]")
                .isEqualTo(Start.Pretrained.of(folder.resolve("b.npz")).toString());
        ResNetSpec spec = RESNET8.withExitAfterEveryBlock(new ExitHead.Linear(1));
        TrainedNetwork network = start.network(spec);
        assertThat(network.key())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(start.network(RESNET8).key());
        assertThat(network.network().exitNames()).containsExactly("exit1", "exit2", "final");
        assertThat(network.network().graph().getParam("final_b").getFloat(3)).isEqualTo(36 + 3 / 1024f);
    }

    @Test
    void anArrayThatIsMissingIsNamed(@TempDir Path folder) {
        Map<String, NpyArray> arrays = resNet8();
        arrays.remove("layer2.0.bn1.bias");
        assertRefused(
                arrays,
                folder,
                ": expected an array layer2.0.bn1.bias in it, found none\n" + "  Maybe it belongs to another network");
    }

    @Test
    void anArrayOfAnotherShapeIsRefused(@TempDir Path folder) {
        Map<String, NpyArray> arrays = resNet8();
        arrays.put("layer3.0.conv1.weight", NpyArray.of(new float[64 * 32], 64, 32, 1, 1));
        assertRefused(
                arrays,
                folder,
                ":layer3.0.conv1.weight: expected shape [64, 32, 3, 3], given [64, 32, 1, 1]\n"
                        + "  Maybe it belongs to another network");
    }

    @Test
    void theWeightsOfADeeperNetworkAreNotTakenInPart(@TempDir Path folder) {
        Map<String, NpyArray> arrays = resNet8();
        convolution(arrays, "layer1.1.", 1, 16, 16);
        assertRefused(
                arrays,
                folder,
                ":layer1.1.conv1.weight: resnet8-cifar10 of 3 blocks has no place for it\n"
                        + "  Maybe it belongs to a deeper network");
    }

    @Test
    void theCifarNetworksHaveThePublishedMultiplyAccumulates() {
        assertThat(GraphReader.read(
                                multiExit(ResNetSpec.cifar10(20, List.of()), graph(ResNetSpec.cifar10(20, List.of()))))
                        .segments()
                        .get(0)
                        .macs())
                .isEqualTo(40_551_040 - 640);
        assertThatThrownBy(() -> ResNetSpec.cifar10(21, List.of()))
                .hasMessage("Expected depth to be 6n + 2, n > 0, given 21");
    }

    private static MultiExitGraph multiExit(ResNetSpec spec, ComputationGraph graph) {
        return new MultiExitGraph(spec.name(), spec.input(), graph, spec.exitNames());
    }

    private static ExitTrace trace(int depth, int images) {
        Path weights = SharedFolder.file("models/resnet" + depth + "_cifar10_weights.npz");
        LabelledImages test = Cifar.cifar10(PublishedData.cifar10()).test().normalised(Normalisation.imageNet());
        ResNetSpec spec = ResNetSpec.cifar10(depth, List.of());
        ComputationGraph graph = graph(spec);
        PretrainedWeights.load(weights, spec, graph);
        int half = test.size() / 2;
        return TraceRecorder.record(
                multiExit(spec, graph),
                test.subset("fit", IntStream.range(0, images).toArray()),
                test.subset("report", IntStream.range(half, half + images).toArray()),
                2);
    }

    @Test
    void resNet20SaysWhatItSaidInPyTorch() {
        ExitTrace ours = trace(20, 5000);
        ExitTrace theirs = TraceFile.read(SharedFolder.file("models/resnet20_cifar10_trace.npz"))
                .trace();
        assertThat(ours.fit().labels()).isEqualTo(theirs.fit().labels());
        assertThat(ours.report().labels()).isEqualTo(theirs.report().labels());
        assertThat(largestDifference(
                        ours.fit().exits().get(0), theirs.fit().exits().get(8)))
                .isLessThan(1e-3f);
        assertThat(largestDifference(
                        ours.report().exits().get(0), theirs.report().exits().get(8)))
                .isLessThan(1e-3f);
        ExitAccuracy accuracy = ExitAccuracy.table(ours).get(0);
        assertThat((accuracy.fit() + accuracy.report()) / 2).isCloseTo(0.917, within(5e-4));
    }

    private static float largestDifference(ExitOutputs ours, ExitOutputs theirs) {
        float largest = 0;
        for (int i = 0; i < ours.values().length; i++) {
            largest = Math.max(largest, Math.abs(ours.values()[i] - theirs.values()[i]));
        }
        return largest;
    }

    @Test
    void resNet56IsAsGoodAsItsMakersSay() {
        ExitAccuracy accuracy = ExitAccuracy.table(trace(56, 500)).get(0);
        assertThat((accuracy.fit() + accuracy.report()) / 2).isBetween(0.92, 0.96);
    }
}
