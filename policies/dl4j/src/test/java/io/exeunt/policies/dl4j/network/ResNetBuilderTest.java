package io.exeunt.policies.dl4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;

class ResNetBuilderTest {
    private static final ExitHead GLOBAL = new ExitHead.Linear(1);

    @BeforeAll
    static void prepare() {
        Nd4jRuntime.prepare();
    }

    private static ComputationGraph graph(long seed) {
        ComputationGraph graph = new ComputationGraph(
                TrainableGraph.configure(Tiny.network(), List.of(1.0, 1.0, 1.0), new Sgd(0.1), 0, seed));
        graph.init();
        return graph;
    }

    private static ResNetSpec spec(List<ResNetSpec.Stage> stages, List<ResNetSpec.Exit> exits, ExitHead head) {
        return new ResNetSpec("n", new FeatureMap(1, 8, 8), 3, new ResNetSpec.Stem(4, 1), stages, exits, head);
    }

    @Test
    void theExitsAreTheOutputsInBackboneOrder() {
        assertThat(graph(1).getConfiguration().getNetworkOutputs())
                .containsExactly("exit1", "exit2", "final")
                .isEqualTo(Tiny.network().exitNames());
    }

    @Test
    void theParametersAreThoseCountedByHand() {
        long stem = 9 * 4 + 4 * 4;
        long block1 = 2 * (9 * 4 * 4 + 4 * 4);
        long block2 = 9 * 4 * 6 + 9 * 6 * 6 + 4 * 6 + 3 * 4 * 6;
        long exit1 = 2 * 2 * 4 * 3 + 3;
        long exit2 = 9 * 4 * 5 + 4 * 5 + 5 * 3 + 3;
        long last = 6 * 3 + 3;
        assertThat(graph(1).numParams()).isEqualTo(stem + block1 + block2 + exit1 + exit2 + last);
    }

    @Test
    void theSeedDecidesTheInitialWeights() {
        assertThat(Tiny.values(graph(1).params()))
                .isEqualTo(Tiny.values(graph(1).params()))
                .isNotEqualTo(Tiny.values(graph(2).params()));
    }

    @Test
    void quickstartHasFiveSideExitsAndAFinalOne() {
        ResNetSpec quickstart = ResNetSpec.quickstart();
        assertThat(quickstart.exitNames()).containsExactly("exit1", "exit2", "exit3", "exit4", "exit5", "final");
        assertThat(quickstart.blocks()).isEqualTo(6);
    }

    @Test
    void exitsMustComeInOrderAndBeforeTheLastBlock() {
        List<ResNetSpec.Stage> twoBlocks = List.of(new ResNetSpec.Stage(4, 2, 1));
        assertThatThrownBy(() -> spec(twoBlocks, List.of(new ResNetSpec.Exit(2, GLOBAL)), GLOBAL))
                .hasMessage("Expected afterBlock of exits to be in 0..1, given 2");
        assertThatThrownBy(() -> spec(
                        twoBlocks, List.of(new ResNetSpec.Exit(1, GLOBAL), new ResNetSpec.Exit(1, GLOBAL)), GLOBAL))
                .hasMessage("Expected afterBlock of exits to be in 2..1, given 1");
    }

    @Test
    void aGridLargerThanTheMapIsRefused() {
        ResNetSpec tooFine = spec(List.of(new ResNetSpec.Stage(4, 1, 4)), List.of(), new ExitHead.Linear(3));
        assertThatThrownBy(() -> TrainableGraph.configure(tooFine, List.of(1.0), new Sgd(0.1), 0, 1))
                .hasMessage("Expected grid of final to be in 1..2, given 3");
    }

    @Test
    void aWeightIsNeededForEveryExit() {
        assertThatThrownBy(() -> TrainableGraph.configure(Tiny.network(), List.of(1.0), new Sgd(0.1), 0, 1))
                .hasMessage("Expected lossWeights to be 3 in number, given 1");
    }

    @Test
    void anExitThatIsNotAnOutputIsRefused() {
        ComputationGraph graph = graph(1);
        assertThatThrownBy(() -> new MultiExitGraph("n", Tiny.SHAPE, graph, List.of("exit9")))
                .hasMessage("Expected exitNames to be among the outputs [exit1, exit2, final], given [exit9]");
    }
}
