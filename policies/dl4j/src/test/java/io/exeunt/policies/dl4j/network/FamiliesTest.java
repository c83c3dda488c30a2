package io.exeunt.policies.dl4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.workload.ExitSites;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.simulator.network.EarlyExitNetwork;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.NoOp;

/** Trainable graphs against their papers, the zoo's layers, and their own descriptions. */
class FamiliesTest {
    private static final FeatureMap CIFAR = new FeatureMap(3, 32, 32);
    private static final FeatureMap IMAGE_NET = new FeatureMap(3, 224, 224);

    private static final FeatureMap TEXT = new FeatureMap(1, 12, 1);

    @BeforeAll
    static void prepare() {
        Nd4jRuntime.prepare();
    }

    private static MultiExitGraph graph(StackSpec spec) {
        List<Double> weights = Collections.nCopies(spec.exitCount(), 1.0);
        ComputationGraph graph = new ComputationGraph(TrainableGraph.configure(spec, weights, new NoOp(), 0, 1));
        graph.init();
        return spec.multiExit(graph);
    }

    private static long backboneMacs(EarlyExitNetwork network) {
        int last = network.exits() - 1;
        return network.backboneMacs(last) + network.branches().get(last).macs();
    }

    private static StackSpec plain(StackSpec spec) {
        return spec.withExits(List.of());
    }

    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of("vgg19-cifar10", Families.vgg19Bn(CIFAR, 10)),
                Arguments.of("mobilenet_v1", Families.mobileNetV1(IMAGE_NET, 1000)),
                Arguments.of("mobilenet_v2", Families.mobileNetV2(IMAGE_NET, 1000)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void aGraphCostsWhatTheZoosLayersCost(String name, StackSpec spec) {
        OperatorGraph zoo = Zoo.network(name);
        EarlyExitNetwork network = GraphReader.read(graph(plain(spec)));

        assertThat(backboneMacs(network)).isEqualTo(zoo.macs());
    }

    /** Deeplearning4j counts the two running statistics of each channel of a batch norm as parameters. */
    @Test
    void parametersAreThoseOfTheLiterature() {
        assertThat(graph(plain(Families.mobileNetV2(IMAGE_NET, 1000))).graph().numParams())
                .isEqualTo(3_504_872 + 2 * 17_056);
        // 20,040,522 with biases ahead of the batch norms, which ours do without
        assertThat(graph(plain(Families.vgg19Bn(CIFAR, 10))).graph().numParams())
                .isEqualTo(20_040_522 - 5_504 + 2 * 5_504);
    }

    static Stream<StackSpec> everyFamily() {
        return Stream.of(
                Families.vggSmall(CIFAR, 10),
                Families.vggSmall(new FeatureMap(1, 28, 28), 7),
                Families.vgg19Bn(CIFAR, 10),
                Families.alexNet(CIFAR, 10),
                Families.mobileNetV1(CIFAR, 10),
                Families.mobileNetV2(CIFAR, 100),
                Families.denseNetBc(CIFAR, 10, 40, 12),
                Families.textCnn(TEXT, 6, 50),
                Families.textTransformer(TEXT, 2, 50));
    }

    @ParameterizedTest
    @MethodSource("everyFamily")
    void theDescriptionTellsWhatTheGraphDoes(StackSpec spec) {
        MultiExitGraph made = graph(spec);
        EarlyExitNetwork network = GraphReader.read(made);

        assertThat(network.exitNames()).isEqualTo(spec.exitNames());
        List<ExitSites.Site> sites = ExitSites.of(made).sites();
        for (int k = 0; k < sites.size(); k++) {
            FeatureMap map = sites.get(k).map();
            assertThat(Math.min(map.height(), map.width()))
                    .isEqualTo(spec.mapSides().get(spec.exits().get(k).afterBlock()));
        }
    }

    /** Of four layers of 64 features, 4 heads and 256 hidden units over 12 tokens, and of a classifier. */
    @Test
    void aTransformerCostsWhatItsPaperCounts() {
        StackSpec spec = Families.textTransformer(TEXT, 2, 50);
        MultiExitGraph made = graph(plain(spec));
        EarlyExitNetwork network = GraphReader.read(made);

        long perLayer = 12 * (4L * 64 * 64 + 2L * 64 * 256) + 2L * 12 * 12 * 64;
        assertThat(backboneMacs(network)).isEqualTo(4 * perLayer + 2 * 64);
        long tables = (50 + 12) * 64L;
        long layer = 4 * (64 * 64 + 64) + 64 * 256 + 256 + 256 * 64 + 64 + 4 * 64L;
        assertThat(made.parameters()).isEqualTo(tables + 4 * layer + 2 * 65);
        assertThat(parameters(network)).isEqualTo(made.parameters());
    }

    private static long parameters(EarlyExitNetwork network) {
        return Stream.concat(network.segments().stream(), network.branches().stream())
                .flatMap(segment -> segment.operators().stream())
                .mapToLong(Operator::parameters)
                .sum();
    }

    /** Token vectors, windows of 3, 3, 5 and 5 tokens to 128 channels, and a classifier. */
    @Test
    void aTextCnnCostsWhatItsWindowsCount() {
        EarlyExitNetwork network = GraphReader.read(graph(plain(Families.textCnn(TEXT, 6, 50))));
        assertThat(backboneMacs(network)).isEqualTo(12L * 128 * (3 * 64 + 3 * 128 + 5 * 128 + 5 * 128) + 128 * 6);
    }

    @Test
    void vgg19HasTwentySites() {
        assertThat(Families.vgg19Bn(CIFAR, 10).exits()).hasSize(20);
    }

    @Test
    void imagesOfWhichNothingWouldBeLeftAreRefused() {
        assertThatThrownBy(() -> Families.vgg19Bn(new FeatureMap(1, 28, 28), 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("network vgg19-bn: expected larger images: nothing is left of 28x28 pixels behind block 21"
                        + System.lineSeparator() + "  Maybe another preset of docs/networks.md takes them");
    }

    @Test
    void anExitBehindTheLastUnitIsTheFinalOne() {
        StackSpec spec = Families.vggSmall(CIFAR, 10);
        assertThatThrownBy(() -> spec.withExits(List.of(new NetworkDesign.Exit(9, new ExitHead.Linear(1)))))
                .hasMessage("Expected afterBlock of exits to be in 1..8, given 9");
    }
}
