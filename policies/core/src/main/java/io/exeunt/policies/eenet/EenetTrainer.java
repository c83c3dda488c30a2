package io.exeunt.policies.eenet;

import io.exeunt.policies.regression.Adam;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One training of utilities and assignment, in alternating phases; what it found is handed on after every pair of phases. */
final class EenetTrainer {
    private static final double SMALLEST_UTILITY = 1e-3;
    private static final double START = 0.5;
    private static final double SPREAD = 0.05;

    private final EenetTraining training;
    private final Adam adam;
    private final UtilityNet utility;
    private final AssignmentNet assignment;

    /**
     * Draws the first weights.
     *
     * @param own [exit][sample][feature], see {@link EenetFeatures}
     * @param right [exit][sample]
     */
    EenetTrainer(double[][][] own, boolean[][] right, EenetTraining training, long seed) {
        int exits = own.length;
        int classes = own[0][0].length - EenetFeatures.own(0);
        this.training = training;
        adam = new Adam(training.learningRate(), training.weightDecay());
        float[][][] columns = columns(own);
        SplittableRandom random = new SplittableRandom(seed);
        float[][] weights = new float[exits][];
        for (int k = 0; k < exits; k++) {
            weights[k] = utilityStart(classes, k, random);
        }
        AssignmentNet.Start[] starts = new AssignmentNet.Start[exits];
        for (int k = 0; k < exits; k++) {
            starts[k] = assignmentStart(EenetFeatures.count(classes, k), random);
        }
        utility = new UtilityNet(columns, asFloats(right), weights);
        assignment = new AssignmentNet(
                columns, new AssignmentNet.Weights(training.klWeight(), training.costWeight()), starts);
    }

    /** [exit][feature][sample]; utilities of earlier exits are columns that later exits share. */
    private static float[][][] columns(double[][][] own) {
        int samples = own[0].length;
        float[][] earlier = new float[own.length][samples];
        float[][][] columns = new float[own.length][][];
        for (int k = 0; k < own.length; k++) {
            int features = own[k][0].length;
            columns[k] = new float[features + k][];
            for (int j = 0; j < features; j++) {
                columns[k][j] = new float[samples];
                for (int i = 0; i < samples; i++) {
                    columns[k][j][i] = (float) own[k][i][j];
                }
            }
            System.arraycopy(earlier, 0, columns[k], features, k);
        }
        return columns;
    }

    private static float[][] asFloats(boolean[][] rows) {
        float[][] floats = new float[rows.length][rows[0].length];
        for (int k = 0; k < rows.length; k++) {
            for (int i = 0; i < rows[k].length; i++) {
                floats[k][i] = rows[k][i] ? 1 : 0;
            }
        }
        return floats;
    }

    /** Near one half of Σp = 1, so that no sample starts outside the clamp, where it would have no gradient. */
    private static float[] utilityStart(int classes, int position, SplittableRandom random) {
        float[] weights = new float[EenetFeatures.count(classes, position)];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = (float) ((j < classes ? START : 0) + SPREAD * random.nextDouble(-1, 1));
        }
        return weights;
    }

    private AssignmentNet.Start assignmentStart(int features, SplittableRandom random) {
        int hidden = Math.max(1, (int) (features * training.hiddenRatio()));
        float[][] first = new float[hidden][];
        for (int h = 0; h < hidden; h++) {
            first[h] = drawn(features, 1 / Math.sqrt(features), random);
        }
        return new AssignmentNet.Start(first, drawn(hidden, 1 / Math.sqrt(hidden), random));
    }

    private static float[] drawn(int count, double spread, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (spread * random.nextDouble(-1, 1));
        }
        return values;
    }

    /** What a training stands at. */
    @SuppressWarnings("ArrayRecordComponent")
    record Snapshot(double[][] utilityWeights, double[] shares) {}

    /**
     * Trains one pair of phases further.
     *
     * @param cost [exit], of leaving there, divided by the budget
     */
    Snapshot period(double[] cost) {
        float[][] omega = omega(assignment.assignments());
        for (int step = 0; step < training.stepsPerPhase(); step++) {
            utility.step(adam, omega);
        }
        float[][] target = target(utility.utilities());
        for (int step = 0; step < training.stepsPerPhase(); step++) {
            assignment.step(adam, target, cost);
        }
        return new Snapshot(utility.weights(), shares(assignment.assignments()));
    }

    /** ω_nk = ρ_nk / Σ_n ρ_nk, [exit][sample]. */
    private static float[][] omega(float[][] rho) {
        return Arrays.stream(rho)
                .map(exit -> {
                    float[] scaled = new float[exit.length];
                    Columns.addScaled(scaled, (float) (1 / Columns.sum(exit)), exit);
                    return scaled;
                })
                .toArray(float[][]::new);
    }

    /** s_nk = q_nk / Σ_k q_nk of clamped utilities, [exit][sample]. */
    private static float[][] target(float[][] utilities) {
        float[][] target = new float[utilities.length][utilities[0].length];
        for (int i = 0; i < target[0].length; i++) {
            double sum = 0;
            for (float[] q : utilities) {
                sum += raised(q[i]);
            }
            for (int k = 0; k < target.length; k++) {
                target[k][i] = (float) (raised(utilities[k][i]) / sum);
            }
        }
        return target;
    }

    private static double raised(double utility) {
        return Math.max(SMALLEST_UTILITY, EenetFeatures.clamp(utility));
    }

    private static double[] shares(float[][] rho) {
        return Arrays.stream(rho)
                .mapToDouble(exit -> Columns.sum(exit) / exit.length)
                .toArray();
    }
}
