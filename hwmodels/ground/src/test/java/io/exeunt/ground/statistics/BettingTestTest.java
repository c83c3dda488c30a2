package io.exeunt.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BettingTestTest {
    private static final double ALPHA = 0.05;
    private static final int DRAWS = 2_000;

    /** Five in a hundred, and three standard errors of as many draws. */
    private static final double MOST_WRONG = ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / DRAWS);

    private static double[] draw(int n, SplittableRandom random, ToDoubleFunction<SplittableRandom> value) {
        return IntStream.range(0, n)
                .mapToDouble(i -> value.applyAsDouble(random))
                .toArray();
    }

    private static double shareBelow(int n, double highest, double limit, ToDoubleFunction<SplittableRandom> value) {
        SplittableRandom random = new SplittableRandom(7);
        BettingTest test = new BettingTest(highest, ALPHA);
        return IntStream.range(0, DRAWS)
                        .filter(draw -> test.pBelow(draw(n, random, value), limit) <= ALPHA)
                        .count()
                / (double) DRAWS;
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 200, 1000})
    void aMeanAtTheLimitIsRarelyTakenForOneBelow(int n) {
        assertThat(shareBelow(n, 1, 0.3, random -> random.nextDouble() < 0.3 ? 1 : 0))
                .isLessThan(MOST_WRONG);
        assertThat(shareBelow(n, 4, 2, random -> 4 * random.nextDouble())).isLessThan(MOST_WRONG);
        assertThat(shareBelow(n, 10, 1, random -> random.nextDouble() < 0.1 ? 10 : 0))
                .isLessThan(MOST_WRONG);
    }

    @Test
    void aMeanClearlyBelowIsFound() {
        assertThat(shareBelow(1000, 4, 2.2, random -> 4 * random.nextDouble())).isGreaterThan(0.95);
    }

    @Test
    void isSharperThanHoeffdingWhereValuesHardlyScatter() {
        double[] values = draw(1000, new SplittableRandom(1), random -> 0.1 + 0.01 * random.nextDouble());
        double hoeffding = 0.105 + Math.sqrt(Math.log(1 / ALPHA) / (2 * 1000));

        assertThat(new BettingTest(1, ALPHA).upper(values)).isBetween(0.105, 0.105 + (hoeffding - 0.105) / 3);
    }

    @Test
    void theBoundIsWhereThePValueCrossesTheLevel() {
        BettingTest test = new BettingTest(2, ALPHA);
        double[] values = draw(300, new SplittableRandom(3), random -> 2 * random.nextDouble() * random.nextDouble());
        double upper = test.upper(values);

        assertThat(test.pBelow(values, upper * 1.001)).isLessThanOrEqualTo(ALPHA);
        assertThat(test.pBelow(values, upper * 0.999)).isGreaterThan(ALPHA);
    }

    @Test
    void whatNoValueExceedsHoldsForSure() {
        double[] values = {1, 1};

        assertThat(new BettingTest(1, ALPHA).pBelow(values, 1.5)).isZero();
        assertThat(new BettingTest(1, ALPHA).pBelow(values, 1)).isEqualTo(1);
    }

    @Test
    void aLevelOutsideOfItsRangeIsRefused() {
        assertThatThrownBy(() -> new BettingTest(1, 1)).hasMessage("Expected alpha to be in (0, 1), given 1.0");
    }
}
