package io.exeunt.hwmodels.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.workload.Recurrent.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of operators; figures from PyTorch 2.13: its FlopCounterMode, and the number of its parameters. */
class OperatorCountsTest {
    private static final Kernel FOUR = Kernel.of(4, 4, 2);

    /** ConvTranspose2d(16, 32, 4, 2, 1) on 32×32. */
    @Test
    void aTransposedConvolutionCountsItsInput() {
        TransposedConvolution up =
                new TransposedConvolution("up", new FeatureMap(16, 32, 32), new FeatureMap(32, 64, 64), FOUR, 1, true);

        assertThat(up.macs()).isEqualTo(8_388_608);
        assertThat(up.parameters()).isEqualTo(8_224);
        assertThat(up.otherOps()).isEqualTo(32 * 64 * 64);
    }

    /** ConvTranspose1d(64, 64, 4, 2, 1, 1, groups 4) on 16. */
    @Test
    void groupsOfATransposedConvolutionMeetTheirOwnChannelsOnly() {
        Kernel kernel = Kernel.of(WindowAxis.of(4, 2), WindowAxis.UNIT);
        TransposedConvolution up =
                new TransposedConvolution("up", new FeatureMap(64, 16, 1), new FeatureMap(64, 33, 1), kernel, 4, true);

        assertThat(up.macs()).isEqualTo(65_536);
        assertThat(up.parameters()).isEqualTo(4_160);
    }

    /** Conv3d(3, 8, 3, padding 1) on 8×16×16. */
    @Test
    void aVolumeCountsItsDepth() {
        WindowAxis three = new WindowAxis(3, 1, 1, new WindowAxis.Padding(1, 1));
        Convolution deep = new Convolution(
                "deep",
                new FeatureMap(3, 8, 16, 16),
                new FeatureMap(8, 8, 16, 16),
                new Kernel(three, three, three),
                1,
                true);

        assertThat(deep.macs()).isEqualTo(8L * 2048 * 81);
        assertThat(deep.parameters()).isEqualTo(656);
        assertThat(deep.winogradShape()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // nn.LSTM(16, 16), GRU(64, 32, 2, bidirectional), LSTM(64, 64, proj_size 32, bidirectional), RNN(10, 20)
        "LSTM, 16, 16, 0, 64, 1, false, 131072, 2176",
        "GRU, 64, 32, 0, 16, 2, true, 589824, 37632",
        "LSTM, 64, 64, 32, 16, 1, true, 851968, 54272",
        "RNN, 10, 20, 0, 5, 1, false, 3000, 640",
    })
    void recurrentLayersCountEveryStep(
            Cell cell,
            int in,
            int hidden,
            int projected,
            int steps,
            int layers,
            boolean both,
            long macs,
            long parameters) {
        Recurrent layer = new Recurrent("r", cell, in, hidden, projected, steps, layers, both, true);

        assertThat(layer.macs()).isEqualTo(macs);
        assertThat(layer.parameters()).isEqualTo(parameters);
        assertThat(layer.sequentialParts()).isEqualTo(steps * layers * (both ? 2 : 1));
        assertThat(layer.output())
                .isEqualTo(new FeatureMap((projected == 0 ? hidden : projected) * (both ? 2 : 1), steps, 1));
    }

    @Test
    void onlyAnLstmProjects() {
        assertThatThrownBy(() -> new Recurrent("r", Cell.GRU, 8, 8, 4, 1, 1, false, false))
                .hasMessage("Expected projected of r to be 0, or for an LSTM below hidden = 8, given 4");
    }

    @Test
    void aViewMovesNothing() {
        View part = new View("part", new FeatureMap(64, 16, 1), FeatureMap.flat(64));

        assertThat(part.inputElements() + part.outputElements() + part.macs() + part.otherOps())
                .isZero();
        assertThatThrownBy(() -> new View("whole", FeatureMap.flat(64), FeatureMap.flat(65)))
                .hasMessage("Expected output of whole to be at most 64 elements, given 65");
    }
}
