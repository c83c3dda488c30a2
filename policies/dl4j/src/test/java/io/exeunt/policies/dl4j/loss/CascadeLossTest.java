package io.exeunt.policies.dl4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.dl4j.loss.CascadeLoss.Form;
import org.junit.jupiter.api.Test;

class CascadeLossTest {
    private static final double[] GAMMA = {0.25, 0.5, 1};
    private static final double[] P = {0.4, 0.6, 0.9};
    private static final double[] H = {0.5, 0.2};

    private static double loss(Form form, double lambda, double[] p, double[] h) {
        return new CascadeLoss(form, lambda, GAMMA).of(p, h, new double[3], new double[2]);
    }

    @Test
    void lossesAreTheHandComputedOnes() {
        // P_1 = .2·.6 + .8·.9 = .84, P_0 = .5·.4 + .5·.84 = .62; Q_1 = .2·.5 + .8·1 = .9, Q_0 = .5·.25 + .5·.9 = .575
        double first = -Math.log(0.62) + 2 * 0.575;
        double all = first - Math.log(0.84) + 2 * 0.9 - Math.log(0.9) + 2;
        assertThat(loss(Form.V1, 2, P, H)).isCloseTo(first, within(1e-12));
        assertThat(loss(Form.V2, 2, P, H)).isCloseTo(all, within(1e-12));
        assertThat(loss(Form.V2_MEAN, 2, P, H)).isCloseTo(all / 2, within(1e-12));
    }

    @Test
    void derivativesOfTheFirstFormAreTheHandComputedOnes() {
        double[] byP = new double[3];
        double[] byH = new double[2];
        new CascadeLoss(Form.V1, 2, GAMMA).of(P, H, byP, byH);
        assertThat(byP[0]).isCloseTo(-0.5 / 0.62, within(1e-12));
        assertThat(byP[1]).isCloseTo(-0.5 * 0.2 / 0.62, within(1e-12));
        assertThat(byP[2]).isCloseTo(-0.5 * 0.8 / 0.62, within(1e-12));
        assertThat(byH[0]).isCloseTo(-(0.4 - 0.84) / 0.62 + 2 * (0.25 - 0.9), within(1e-12));
        assertThat(byH[1]).isCloseTo(0.5 * (-(0.6 - 0.9) / 0.62 + 2 * (0.5 - 1)), within(1e-12));
    }

    @Test
    void derivativesOfEveryFormAreTheSlopes() {
        double step = 1e-6;
        for (Form form : Form.values()) {
            double[] byP = new double[3];
            double[] byH = new double[2];
            new CascadeLoss(form, 0.9, GAMMA).of(P, H, byP, byH);
            for (int k = 0; k < 3; k++) {
                double slope = (loss(form, 0.9, moved(P, k, step), H) - loss(form, 0.9, moved(P, k, -step), H)) / 2;
                assertThat(byP[k]).as(form + " by p" + k).isCloseTo(slope / step, within(1e-6));
            }
            for (int k = 0; k < 2; k++) {
                double slope = (loss(form, 0.9, P, moved(H, k, step)) - loss(form, 0.9, P, moved(H, k, -step))) / 2;
                assertThat(byH[k]).as(form + " by h" + k).isCloseTo(slope / step, within(1e-6));
            }
        }
    }

    private static double[] moved(double[] values, int index, double by) {
        double[] copy = values.clone();
        copy[index] += by;
        return copy;
    }

    @Test
    void withoutACostTermASureAndRightExitIsAsGoodAsAny() {
        assertThat(loss(Form.V1, 0, new double[] {1, 0, 0}, new double[] {1, 0}))
                .isZero();
        assertThat(loss(Form.V1, 0, new double[] {0, 0, 1}, new double[] {0, 0}))
                .isZero();
    }

    @Test
    void anImpossibleAnswerCostsMuchButNotInfinitelyMuch() {
        assertThat(loss(Form.V1, 0, new double[3], H)).isEqualTo(-Math.log(1e-7));
    }

    @Test
    void lambdaIsNotNegativeAndThereIsASideExit() {
        assertThatThrownBy(() -> new CascadeLoss(Form.V1, -1, GAMMA))
                .hasMessage("Expected lambda to be >= 0, given -1.0");
        assertThatThrownBy(() -> new CascadeLoss(Form.V1, 1, new double[] {1}))
                .hasMessage("Expected relativeCosts to be more than one exit, given 1");
    }
}
