package io.exeunt.policies.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
    @Test
    void minimisingAQuadraticFindsItsBottom() {
        Lbfgs.Objective bowl = (x, gradient) -> {
            gradient[0] = 2 * (x[0] - 3);
            gradient[1] = 200 * (x[1] + 1);
            return Math.pow(x[0] - 3, 2) + 100 * Math.pow(x[1] + 1, 2);
        };
        assertThat(Lbfgs.minimise(bowl, new double[2], 30)).containsExactly(new double[] {3, -1}, within(1e-4));
    }

    @Test
    void atTheBottomNothingMoves() {
        Lbfgs.Objective flat = (x, gradient) -> 5;
        assertThat(Lbfgs.minimise(flat, new double[] {1, 2}, 5)).containsExactly(1, 2);
    }
}
