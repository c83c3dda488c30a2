package io.exeunt.hwmodels.workload.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasBench201Test {
    private static final String INDEX_0 =
            "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";

    @Test
    void index0HasThePublishedMacs() {
        OperatorGraph network = NasBench201.parse(INDEX_0).network(100);
        assertThat(network.macs()).isEqualTo(15_653_120);
        assertThat(network.macs() - 64 * 100).isEqualTo(15_646_720);
    }

    /** Networks share their operators; written down one by one they come to the same. */
    @Test
    void sharedOperatorsMakeTheNetworksThatTheDefinitionMakes() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            NasBench201 cell = new NasBench201(random.ints(6, 0, NasBench201.Operation.values().length)
                    .mapToObj(k -> NasBench201.Operation.values()[k])
                    .toList());
            FeatureMap image = i % 2 == 0 ? new FeatureMap(3, 32, 32) : new FeatureMap(1, 28, 20);
            assertThat(cell.network(image, 10)).as(cell.text()).isEqualTo(oneByOne(cell, image, 10));
        }
    }

    private static OperatorGraph oneByOne(NasBench201 cell, FeatureMap image, int classes) {
        NetworkBuilder net = new NetworkBuilder("nasbench201 " + cell.text(), image);
        Tensor x = net.input().conv("stem", 16, Window.of(3).pad(1));
        for (int stage = 0; stage < 3; stage++) {
            x = stage == 0 ? x : reduction(x, "reduction" + stage, 16 << stage);
            for (int k = 0; k < 5; k++) {
                x = cell(cell, x, "stage" + stage + "." + k);
            }
        }
        x.batchNorm("last.bn").globalAverage("pool").linear("classifier", classes);
        return net.build();
    }

    private static Tensor reduction(Tensor x, String name, int channels) {
        Tensor body = x.activation(name + ".relu1")
                .conv(name + ".conv1", channels, Window.of(3).pad(1).stride(2))
                .activation(name + ".relu2")
                .conv(name + ".conv2", channels, Window.of(3).pad(1));
        return body.plus(
                name + ".sum",
                x.averagePool(name + ".down", Window.of(2).stride(2))
                        .bareConv(name + ".shortcut", channels, Window.of(1)));
    }

    private static Tensor cell(NasBench201 cell, Tensor input, String name) {
        List<Tensor> values = new ArrayList<>(List.of(input));
        for (int to = 1; to < 4; to++) {
            List<Tensor> terms = new ArrayList<>();
            for (int from = 0; from < to; from++) {
                Tensor x = values.get(from);
                String edge = name + "." + from + to;
                terms.add(
                        switch (cell.edges().get(to * (to - 1) / 2 + from)) {
                            case NONE -> x.timesZero(edge + ".zero");
                            case SKIP -> x;
                            case CONV_1X1 -> x.activation(edge + ".relu").conv(edge, x.channels(), Window.of(1));
                            case CONV_3X3 ->
                                x.activation(edge + ".relu")
                                        .conv(edge, x.channels(), Window.of(3).pad(1));
                            case AVERAGE_3X3 -> x.averagePool(edge, Window.of(3).pad(1));
                        });
            }
            Tensor first = terms.get(0);
            Tensor[] others = terms.subList(1, to).toArray(Tensor[]::new);
            values.add(to == 1 ? first : first.plus(name + ".node" + to, others));
        }
        return values.get(3);
    }

    @Test
    void textIsTheInverseOfParse() {
        assertThat(NasBench201.parse(INDEX_0).text()).isEqualTo(INDEX_0);
    }

    /** Six 3×3 convolutions per cell, 15 cells, two per reduction and the stem. */
    @Test
    void theLargestCellHasAllItsConvolutions() {
        String cell = "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
        assertThat(NasBench201.parse(cell).network(10).operators())
                .filteredOn(op -> op instanceof Convolution convolution
                        && convolution.kernel().height().size() == 3)
                .hasSize(6 * 15 + 2 * 2 + 1);
    }

    @Test
    void anEmptyCellLeavesStemReductionsAndHead() {
        OperatorGraph network = NasBench201.parse("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|")
                .network(10);
        assertThat(network.macs()).isEqualTo(7_783_040);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "|none~0|+|none~0|none~1|;expected 3 nodes joined by '+', given 2",
                "|none~0|+|none~0|+|none~0|none~1|none~2|;expected 2 edges into node 2, given 1",
                "|none~0|+|none~1|none~1|+|none~0|none~1|none~2|;expected 'operation~0', given 'none~1'",
                "|none|+|none~0|none~1|+|none~0|none~1|none~2|;expected 'operation~0', given 'none'"
            })
    void sayWhatIsWrongWithATextForm(String text, String problem) {
        assertThatThrownBy(() -> NasBench201.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("arch_str " + text + ": " + problem);
    }

    @Test
    void guessesAMistypedOperation() {
        assertThatThrownBy(() -> NasBench201.parse("|none~0|+|none~0|nor_conv3x3~1|+|none~0|none~1|none~2|"))
                .hasMessageContaining("unknown operation 'nor_conv3x3'")
                .hasMessageEndingWith("Maybe meant 'nor_conv_3x3'");
    }
}
