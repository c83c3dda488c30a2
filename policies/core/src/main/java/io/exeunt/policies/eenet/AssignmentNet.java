package io.exeunt.policies.eenet;

import io.exeunt.policies.regression.Adam;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The assignment networks of all exits in training: ρ_n = softmax over exits of r_nk = w2_k·σ(W1_k·x_nk + b1_k) + b2_k, without the sigmoid
 * that the released code puts around r, which would keep every share near 1/K. The loss is α₁·L_kl + α₂·L_cost: L_kl is the mean over samples
 * and exits of s·(ln s − ln ρ), L_cost = |Σ_k ρ̄_k c_k − B| / B.
 */
final class AssignmentNet {
    private final float[][][] columns;
    private final Weights losses;
    private final Layers[] exits;
    /** [exit][sample], ρ. */
    private final float[][] rho;

    /** α₁ and α₂. */
    record Weights(double kl, double cost) {}

    /**
     * Weights of one exit to begin with.
     *
     * @param first [hidden][feature]
     * @param second [hidden]
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Start(float[][] first, float[] second) {}

    private static final class Layers {
        private final Adam.Parameter[] first;
        private final Adam.Parameter firstBias;
        private final Adam.Parameter second;
        private final Adam.Parameter secondBias = new Adam.Parameter(0f);
        /** [hidden][sample]. */
        private final float[][] hidden;

        Layers(Start start, int samples) {
            first = Arrays.stream(start.first()).map(Adam.Parameter::new).toArray(Adam.Parameter[]::new);
            firstBias = new Adam.Parameter(new float[first.length]);
            second = new Adam.Parameter(start.second());
            hidden = new float[first.length][samples];
        }

        void forward(float[][] x, float[] r) {
            Arrays.fill(r, secondBias.values()[0]);
            for (int h = 0; h < hidden.length; h++) {
                Arrays.fill(hidden[h], firstBias.values()[h]);
                float[] w = first[h].values();
                for (int j = 0; j < w.length; j++) {
                    Columns.addScaled(hidden[h], w[j], x[j]);
                }
                Columns.sigmoid(hidden[h]);
                Columns.addScaled(r, second.values()[h], hidden[h]);
            }
        }

        void backward(Adam adam, float[][] x, float[] slope) {
            float[] ofSecond = Columns.dots(slope, hidden);
            float[] ofBias = new float[hidden.length];
            float[] inner = new float[slope.length];
            for (int h = 0; h < hidden.length; h++) {
                float weight = second.values()[h];
                float[] a = hidden[h];
                for (int i = 0; i < inner.length; i++) {
                    inner[i] = slope[i] * weight * a[i] * (1 - a[i]);
                }
                ofBias[h] = (float) Columns.sum(inner);
                adam.step(first[h], Columns.dots(inner, x));
            }
            adam.step(firstBias, ofBias);
            adam.step(second, ofSecond);
            adam.step(secondBias, (float) Columns.sum(slope));
        }
    }

    /**
     * Prepares training.
     *
     * @param columns [exit][feature][sample]
     */
    AssignmentNet(float[][][] columns, Weights losses, Start... starts) {
        this.columns = columns;
        this.losses = losses;
        int samples = columns[0][0].length;
        exits = Arrays.stream(starts).map(start -> new Layers(start, samples)).toArray(Layers[]::new);
        rho = new float[starts.length][samples];
    }

    /** ρ, [exit][sample], as the features are now; overwritten by the next call. */
    float[][] assignments() {
        for (int k = 0; k < exits.length; k++) {
            exits[k].forward(columns[k], rho[k]);
        }
        for (int i = 0; i < rho[0].length; i++) {
            softmax(i);
        }
        return rho;
    }

    private void softmax(int sample) {
        float largest = rho[0][sample];
        for (float[] r : rho) {
            largest = Math.max(largest, r[sample]);
        }
        double sum = 0;
        for (float[] r : rho) {
            r[sample] = (float) Math.exp(r[sample] - largest);
            sum += r[sample];
        }
        float scale = (float) (1 / sum);
        for (float[] r : rho) {
            r[sample] *= scale;
        }
    }

    /** Mean cost divided by the budget, as the last assignments have it. */
    private double meanCost(double[] relativeCost) {
        double sum = 0;
        for (int k = 0; k < rho.length; k++) {
            sum += relativeCost[k] * Columns.sum(rho[k]);
        }
        return sum / rho[0].length;
    }

    /**
     * One step down the gradient.
     *
     * @param target s, [exit][sample], summing to 1 over exits
     * @param relativeCost [exit], cost of each exit divided by the budget
     */
    void step(Adam adam, float[][] target, double[] relativeCost) {
        assignments();
        float[][] slopes = slopes(target, relativeCost);
        for (int k = 0; k < exits.length; k++) {
            exits[k].backward(adam, columns[k], slopes[k]);
        }
    }

    /** Derivative of the loss by each r, [exit][sample]. */
    private float[][] slopes(float[][] target, double[] relativeCost) {
        int samples = rho[0].length;
        float kl = (float) (losses.kl() / ((double) samples * rho.length));
        float cost = (float) (Math.signum(meanCost(relativeCost) - 1) * losses.cost() / samples);
        float[] ofSample = new float[samples];
        for (int k = 0; k < rho.length; k++) {
            Columns.addScaled(ofSample, (float) relativeCost[k], rho[k]);
        }
        float[][] slopes = new float[rho.length][samples];
        for (int k = 0; k < rho.length; k++) {
            float own = (float) relativeCost[k];
            for (int i = 0; i < samples; i++) {
                slopes[k][i] = kl * (rho[k][i] - target[k][i]) + cost * rho[k][i] * (own - ofSample[i]);
            }
        }
        return slopes;
    }

    /** The loss, without the Σ s ln s that does not depend on the assignment. */
    double loss(float[][] target, double[] relativeCost) {
        assignments();
        double kl = 0;
        for (int k = 0; k < rho.length; k++) {
            for (int i = 0; i < rho[k].length; i++) {
                kl -= target[k][i] * Math.log(rho[k][i]);
            }
        }
        return losses.kl() * kl / ((double) rho.length * rho[0].length)
                + losses.cost() * Math.abs(meanCost(relativeCost) - 1);
    }

    /** All trained numbers, in the arrays that are trained. */
    float[][] parameters() {
        return Arrays.stream(exits)
                .flatMap(exit -> Stream.concat(
                        Arrays.stream(exit.first), Stream.of(exit.firstBias, exit.second, exit.secondBias)))
                .map(Adam.Parameter::values)
                .toArray(float[][]::new);
    }
}
