package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class LeftOutTest {
    private static final int MEASUREMENTS = 24;
    private static final int CONSTANTS = 3;

    private final Random random = new Random(7);
    private final double[][] rows = IntStream.range(0, MEASUREMENTS)
            .mapToObj(i -> random.doubles(CONSTANTS, 0.1, 1).toArray())
            .toArray(double[][]::new);
    private final double[] rights = random.doubles(MEASUREMENTS, 0.5, 1.5).toArray();
    private final List<String> networks =
            IntStream.range(0, MEASUREMENTS).mapToObj(i -> "network" + i / 4).toList();

    private static double[] residuals(double[][] rows, double[] rights, RealVector constants) {
        RealVector predicted = new Array2DRowRealMatrix(rows).operate(constants);
        return new ArrayRealVector(rights).subtract(predicted).toArray();
    }

    private static RealVector fit(double[][] rows, double[] rights) {
        RealMatrix matrix = new Array2DRowRealMatrix(rows);
        return new QRDecomposition(matrix).getSolver().solve(new ArrayRealVector(rights));
    }

    private static double[] ones(int number) {
        return DoubleStream.generate(() -> 1).limit(number).toArray();
    }

    /** The oracle fits again without each network. */
    @Test
    void oneFitTellsWhatFitsWithoutEachNetworkWouldGetWrong() {
        List<Double> expected = new ArrayList<>();
        for (int network = 0; network < MEASUREMENTS / 4; network++) {
            int left = network;
            int[] others =
                    IntStream.range(0, MEASUREMENTS).filter(i -> i / 4 != left).toArray();
            RealVector constants = fit(
                    IntStream.of(others).mapToObj(i -> rows[i]).toArray(double[][]::new),
                    IntStream.of(others).mapToDouble(i -> rights[i]).toArray());
            double[] all = residuals(rows, rights, constants);
            IntStream.range(4 * left, 4 * left + 4).forEach(i -> expected.add(all[i]));
        }
        double[] found = LeftOut.residuals(
                rows, residuals(rows, rights, fit(rows, rights)), ones(MEASUREMENTS), new double[CONSTANTS], networks);
        for (int i = 0; i < MEASUREMENTS; i++) {
            assertThat(found[i]).isCloseTo(expected.get(i), within(1e-6));
        }
    }

    /** A fit of one constant to one network knows nothing without it. */
    @Test
    void aNetworkThatAloneSaysSomethingIsNotCounted() {
        double[][] own = {{1, 0}, {1, 0}, {0, 1}};
        double[] left =
                LeftOut.residuals(own, new double[] {0.1, -0.1, 0}, ones(3), new double[2], List.of("a", "b", "c"));
        assertThat(left).hasSize(2);
        assertThat(left[0]).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void theSpreadHoldsNineOfTenWithOneMoreBeyond() {
        double[] residuals = IntStream.rangeClosed(1, 19)
                .mapToDouble(i -> i % 2 == 0 ? i : -i)
                .toArray();
        assertThat(LeftOut.spread(residuals) * 1.645).isCloseTo(18, within(1e-12));
        assertThat(LeftOut.spread(new double[] {0.5}) * 1.645).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void anIntervalIsAsFarBelowAsAboveOnALogarithmicScale() {
        PredictionInterval interval =
                PredictionInterval.of(2, Math.log(3) / 1.645).orElseThrow();
        assertThat(interval.low()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(interval.high()).isCloseTo(6, within(1e-12));
        assertThat(interval.contains(6.1)).isFalse();
        assertThat(PredictionInterval.of(2, Double.NaN)).isEmpty();
    }
}
