package io.exeunt.hwmodels.workload.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.zoo.NasBench201;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ExporterTest {
    private static final int CELLS = 15;

    @Test
    void eagerRunsEverything() {
        OperatorGraph graph = cell("|avg_pool_3x3~0|+|none~0|none~1|+|avg_pool_3x3~0|none~1|none~2|");
        assertThat(Exporter.EAGER.executed(graph)).isSameAs(graph);
    }

    @Test
    void equalPoolingsOfOneMapAreComputedOnce() {
        OperatorGraph graph =
                cell("|avg_pool_3x3~0|+|skip_connect~0|none~1|+|avg_pool_3x3~0|avg_pool_3x3~1|avg_pool_3x3~2|");
        assertThat(count(graph, Exporter.EAGER, ExporterTest::cellPooling)).isEqualTo(4 * CELLS);
        // Zeros stay in ONNX, so node 2 is a sum of its own; in LiteRT it is the input again.
        assertThat(count(graph, Exporter.ONNX, ExporterTest::cellPooling)).isEqualTo(3 * CELLS);
        assertThat(count(graph, Exporter.LITERT, ExporterTest::cellPooling)).isEqualTo(2 * CELLS);
    }

    @Test
    void liteRtDropsBranchesThatOnlyLeadToZeros() {
        OperatorGraph graph = cell("|nor_conv_3x3~0|+|nor_conv_1x1~0|none~1|+|none~0|none~1|skip_connect~2|");
        assertThat(Exporter.ONNX.executed(graph).macs()).isEqualTo(graph.macs());
        long perCell = 32 * 32 * 16 * 16 * 9 + 16 * 16 * 32 * 32 * 9 + 8 * 8 * 64 * 64 * 9;
        assertThat(graph.macs() - Exporter.LITERT.executed(graph).macs()).isEqualTo(5 * perCell);
        assertThat(count(graph, Exporter.LITERT, ExporterTest::zero)).isZero();
    }

    @Test
    void aConvolutionOfZeroIsStillComputed() {
        OperatorGraph graph = cell("|none~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_1x1~2|");
        assertThat(Exporter.LITERT.executed(graph).macs()).isEqualTo(graph.macs());
    }

    /** Measured: 0.0031 ms, no more than a call takes. */
    @Test
    void ofANetworkWhoseAnswerNeverChangesLiteRtLeavesOneOperator() {
        OperatorGraph dead = cell("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|none~2|");
        assertThat(Exporter.LITERT.executed(dead).operators())
                .extracting(Operator::name)
                .containsExactly("classifier");
        assertThat(Exporter.ONNX.executed(dead).operators()).hasSizeGreaterThan(1);
    }

    @Test
    void operatorsWithWeightsAreNeverMerged() {
        OperatorGraph graph =
                cell("|nor_conv_1x1~0|+|nor_conv_1x1~0|nor_conv_1x1~1|+|nor_conv_1x1~0|none~1|skip_connect~2|");
        assertThat(Exporter.LITERT.executed(graph).macs()).isEqualTo(graph.macs());
    }

    @Test
    void ordinaryNetworksStayAsTheyAre() {
        for (String name : new String[] {"resnet50", "mobilenet_v3_large", "densenet121", "inception_v4"}) {
            OperatorGraph network = Zoo.network(name);
            assertThat(Exporter.LITERT.executed(network).macs()).isEqualTo(network.macs());
            assertThat(Exporter.ONNX.executed(network).nodes()).hasSameSizeAs(network.nodes());
        }
    }

    private static OperatorGraph cell(String text) {
        return NasBench201.parse(text).network(10);
    }

    private static long count(OperatorGraph graph, Exporter exporter, Predicate<Operator> of) {
        return exporter.executed(graph).operators().stream().filter(of).count();
    }

    private static boolean cellPooling(Operator operator) {
        return operator instanceof Pooling && operator.name().startsWith("stage");
    }

    private static boolean zero(Operator operator) {
        return operator instanceof ElementWise wise && wise.kind() == ElementWise.Kind.ZERO;
    }
}
