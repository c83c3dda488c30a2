package io.exeunt.hwmodels.workload.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.OperatorGraph;
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
