package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.workload.LayerTrait;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinearCostsTest {
    private static List<LinearCosts.Row> rows(double operatorS, double mmacS) {
        List<LinearCosts.Row> rows = new ArrayList<>();
        for (String name : Zoo.names()) {
            double[] amounts = LayerTrait.of(Zoo.network(name).operators(), 1);
            double value = operatorS * amounts[LayerTrait.OPERATORS.ordinal()]
                    + mmacS
                            * (amounts[LayerTrait.POINTWISE_MMAC.ordinal()]
                                    + amounts[LayerTrait.CONVOLUTION_MMAC.ordinal()]);
            rows.add(new LinearCosts.Row(name, amounts, value));
        }
        return rows;
    }

    @Property(tries = 10)
    void timesThatAreASumAreFoundAgainWithinThePullOfTheRidge(
            @ForAll @IntRange(min = 1, max = 100) int operatorUs, @ForAll @IntRange(min = 1, max = 100) int mmacUs) {
        List<LinearCosts.Row> rows = rows(operatorUs * 1e-6, mmacUs * 1e-6);
        double[] costs = LinearCosts.costs(rows);
        assertThat(Arrays.stream(costs).min().orElseThrow()).isNotNegative();
        double error = rows.stream()
                .mapToDouble(row -> Math.abs(LinearCosts.predict(costs, row) / row.value() - 1))
                .average()
                .orElseThrow();
        assertThat(error).isLessThan(0.03);
    }

    @Property(tries = 10)
    void fasterMeasurementsGiveCheaperCostsInProportion(@ForAll @DoubleRange(min = 0.1, max = 10) double factor) {
        double[] one = LinearCosts.costs(rows(1e-5, 1e-5));
        double[] other = LinearCosts.costs(rows(factor * 1e-5, factor * 1e-5));
        for (int k = 0; k < one.length; k++) {
            assertThat(other[k])
                    .isCloseTo(
                            factor * one[k],
                            org.assertj.core.data.Offset.offset(1e-6 * factor * 1e-5 + 1e-3 * factor * one[k]));
        }
    }

    @Test
    void tooFewNetworksAreRefused() {
        assertThatThrownBy(() -> LinearCosts.fit(
                        "calibration of my-board", rows(1e-5, 1e-5).subList(0, 11)))
                .hasMessage(
                        "calibration of my-board: expected at least 12 different networks to tell the traits of layers"
                                + " apart, given 11\n  Maybe fit one speed: --fit speed");
    }
}
