package io.exeunt.hwmodels.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LayerTraitTest {
    private static final Offset<Double> EXACTLY = Offset.offset(1e-12);

    private static double amount(LayerTrait trait, int batch, Operator... operators) {
        return LayerTrait.of(List.of(operators), batch)[trait.ordinal()];
    }

    private static Convolution convolution(int in, int out, int kernel, int groups) {
        return new Convolution(
                "c", new FeatureMap(in, 8, 10), new FeatureMap(out, 8, 10), kernel, kernel, 1, groups, false);
    }

    @Test
    void aDenseWindowCountsItsArithmeticAndItsPositions() {
        Convolution dense = convolution(3, 16, 3, 1);
        assertThat(amount(LayerTrait.CONVOLUTION_MMAC, 1, dense)).isCloseTo(80 * 16 * 27e-6, EXACTLY);
        assertThat(amount(LayerTrait.CONVOLUTION_KPX, 1, dense)).isCloseTo(0.08, EXACTLY);
        assertThat(amount(LayerTrait.OUTPUT_MB, 1, dense)).isCloseTo(80 * 16 * 4e-6, EXACTLY);
        assertThat(amount(LayerTrait.WEIGHT_MB, 1, dense)).isCloseTo(16 * 27 * 4e-6, EXACTLY);
        assertThat(amount(LayerTrait.POINTWISE_MMAC, 1, dense)).isZero();
    }

    @Test
    void onlyAWideDepthwiseConvolutionCountsItsArithmetic() {
        assertThat(amount(LayerTrait.WIDE_DEPTHWISE_MMAC, 1, convolution(16, 16, 3, 16)))
                .isZero();
        assertThat(amount(LayerTrait.WIDE_DEPTHWISE_MMAC, 1, convolution(16, 16, 5, 16)))
                .isCloseTo(80 * 16 * 25e-6, EXACTLY);
        assertThat(amount(LayerTrait.DEPTHWISE_ROWS, 1, convolution(16, 16, 5, 16)))
                .isEqualTo(8);
    }

    @Test
    void weightsAndOperatorsComeOncePerBatchAndTheRestWithEachSample() {
        Convolution pointwise = convolution(16, 32, 1, 1);
        Linear linear = new Linear("l", 32, 10, 1, false);
        for (LayerTrait trait : LayerTrait.values()) {
            double one = amount(trait, 1, pointwise, linear);
            assertThat(amount(trait, 4, pointwise, linear)).isCloseTo(trait.perSample() ? 4 * one : one, EXACTLY);
        }
        assertThat(amount(LayerTrait.LINEAR_MB, 1, linear)).isCloseTo(320 * 4e-6, EXACTLY);
        assertThat(amount(LayerTrait.OPERATORS, 1, pointwise, linear)).isEqualTo(2);
    }

    @Test
    void aNetworkHasTheSumOfWhatItsOperatorsHave() {
        List<Operator> operators = Zoo.network("mobilenet_v2").operators();
        double[] sum = new double[LayerTrait.values().length];
        for (Operator operator : operators) {
            double[] one = LayerTrait.of(List.of(operator), 1);
            Arrays.setAll(sum, k -> sum[k] + one[k]);
        }
        assertThat(LayerTrait.of(operators, 1)).containsExactly(sum, Offset.offset(1e-9));
    }
}
