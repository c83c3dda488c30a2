package io.exeunt.policies.dl4j.eenet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** One training of utilities and assignment, in alternating phases; what it found is handed on after every pair of phases. */
final class EenetTrainer {
    private static final double SMALLEST_UTILITY = 1e-3;
    private static final double START = 0.5;
    private static final double SPREAD = 0.05;

    private final double[][][] own;
    private final double[] cost;
    private final EenetTraining training;
    private final Adam adam;
    private final int features;
    private final INDArray x;
    private final INDArray right;
    private final Adam.Parameter utilityWeights;
    private final List<Adam.Parameter> assignment;
    private final SameDiff utilityGraph;
    private final SameDiff assignmentGraph;

    /**
     * Draws the first weights.
     *
     * @param own [exit][sample][feature], see {@link EenetFeatures}
     * @param right [exit][sample]
     * @param cost [exit], of leaving there, divided by the budget
     */
    EenetTrainer(double[][][] own, boolean[][] right, double[] cost, EenetTraining training, long seed) {
        int exits = own.length;
        int classes = own[0][0].length - EenetFeatures.own(0);
        SplittableRandom random = new SplittableRandom(seed);
        this.own = own;
        this.cost = cost;
        this.training = training;
        this.adam = new Adam(training.learningRate(), training.weightDecay());
        this.features = EenetFeatures.count(classes, exits - 1);
        this.x = Nd4j.create(paddedOwn(own, features), exits, own[0].length, features);
        this.right = Nd4j.create(asFloats(right), exits, own[0].length, 1);
        this.utilityWeights = new Adam.Parameter(Nd4j.create(utilityStart(classes, random), exits, features, 1));
        this.assignment = assignmentStart(classes, random);
        this.utilityGraph = UtilityGraph.of(exits, features, utilityWeights);
        this.assignmentGraph = AssignmentGraph.of(assignment, losses(classes));
        refreshEarlierUtilities();
    }

    private static float[] paddedOwn(double[][][] own, int features) {
        int samples = own[0].length;
        float[] padded = new float[own.length * samples * features];
        for (int k = 0; k < own.length; k++) {
            for (int i = 0; i < samples; i++) {
                for (int j = 0; j < own[k][i].length; j++) {
                    padded[(k * samples + i) * features + j] = (float) own[k][i][j];
                }
            }
        }
        return padded;
    }

    private static float[] asFloats(boolean[][] rows) {
        float[] floats = new float[rows.length * rows[0].length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = rows[i / rows[0].length][i % rows[0].length] ? 1 : 0;
        }
        return floats;
    }

    /** Near one half of Σp = 1, so that no sample starts outside the clamp, where it would have no gradient. */
    private float[] utilityStart(int classes, SplittableRandom random) {
        float[] weights = new float[own.length * features];
        for (int i = 0; i < weights.length; i++) {
            double start = i % features < classes ? START : 0;
            weights[i] = (float) (start + SPREAD * random.nextDouble(-1, 1));
        }
        return weights;
    }

    private List<Adam.Parameter> assignmentStart(int classes, SplittableRandom random) {
        int exits = own.length;
        int hidden = hidden(classes, exits - 1);
        List<Adam.Parameter> parameters = new ArrayList<>();
        parameters.add(new Adam.Parameter(
                Nd4j.concat(1, drawn(exits, features, hidden, random), Nd4j.zeros(DataType.FLOAT, exits, 1, hidden))));
        parameters.add(new Adam.Parameter(drawn(exits, hidden, 1, random)));
        parameters.add(new Adam.Parameter(Nd4j.zeros(DataType.FLOAT, exits, 1, 1)));
        return parameters;
    }

    private static INDArray drawn(int exits, int from, int to, SplittableRandom random) {
        float[] values = new float[exits * from * to];
        double spread = 1 / Math.sqrt(from);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (spread * random.nextDouble(-1, 1));
        }
        return Nd4j.create(values, exits, from, to);
    }

    private int hidden(int classes, int position) {
        return Math.max(1, (int) (EenetFeatures.count(classes, position) * training.hiddenRatio()));
    }

    private AssignmentGraph.Losses losses(int classes) {
        int exits = own.length;
        INDArray mask = Nd4j.zeros(exits, hidden(classes, exits - 1), 1);
        INDArray relativeCost = Nd4j.zeros(exits, 1);
        for (int k = 0; k < exits; k++) {
            relativeCost.putScalar(k, 0, cost[k]);
            for (int h = 0; h < hidden(classes, k); h++) {
                mask.putScalar(k, h, 0, 1);
            }
        }
        return new AssignmentGraph.Losses(mask, relativeCost, training.klWeight(), training.costWeight());
    }

    /** What a training stands at. */
    @SuppressWarnings("ArrayRecordComponent")
    record Snapshot(double[][] utilityWeights, double[] shares) {}

    /** Trains one pair of phases further. */
    Snapshot period() {
        INDArray omega = omega(assignments());
        for (int step = 0; step < training.stepsPerPhase(); step++) {
            Map<String, INDArray> batch =
                    Map.of(UtilityGraph.FEATURES, x, UtilityGraph.RIGHT, right, UtilityGraph.OMEGA, omega);
            descend(utilityGraph, batch, List.of(UtilityGraph.WEIGHTS), List.of(utilityWeights));
            refreshEarlierUtilities();
        }
        INDArray target = target();
        INDArray withOne = withOne();
        for (int step = 0; step < training.stepsPerPhase(); step++) {
            Map<String, INDArray> batch = Map.of(AssignmentGraph.FEATURES, withOne, AssignmentGraph.TARGET, target);
            descend(assignmentGraph, batch, AssignmentGraph.VARIABLES, assignment);
        }
        return new Snapshot(weightRows(), shares(assignments()));
    }

    /** A step changes the parameters in the graph too: it holds the same arrays. */
    private void descend(
            SameDiff graph, Map<String, INDArray> batch, List<String> names, List<Adam.Parameter> parameters) {
        Map<String, INDArray> gradients = graph.calculateGradients(batch, names);
        for (int i = 0; i < names.size(); i++) {
            adam.step(parameters.get(i), Objects.requireNonNull(gradients.get(names.get(i))));
        }
    }

    private double[][] weightRows() {
        double[][] rows = new double[own.length][];
        for (int k = 0; k < own.length; k++) {
            rows[k] = new double[own[k][0].length + k];
            for (int j = 0; j < rows[k].length; j++) {
                rows[k][j] = utilityWeights.values().getDouble(k, j, 0);
            }
        }
        return rows;
    }

    private void refreshEarlierUtilities() {
        double[][] utilities = EenetFeatures.utilities(own, weightRows());
        for (int earlier = 0; earlier < own.length - 1; earlier++) {
            INDArray column = Nd4j.createFromArray(clamped(utilities[earlier]));
            for (int k = earlier + 1; k < own.length; k++) {
                x.get(NDArrayIndex.point(k), NDArrayIndex.all(), NDArrayIndex.point(own[k][0].length + earlier))
                        .assign(column);
            }
        }
    }

    private static float[] clamped(double[] utilities) {
        float[] clamped = new float[utilities.length];
        for (int i = 0; i < clamped.length; i++) {
            clamped[i] = (float) EenetFeatures.clamp(utilities[i]);
        }
        return clamped;
    }

    /** ρ, [sample][exit]. */
    private INDArray assignments() {
        INDArray unused = Nd4j.ones(own[0].length, own.length);
        return assignmentGraph.outputSingle(
                Map.of(AssignmentGraph.FEATURES, withOne(), AssignmentGraph.TARGET, unused),
                AssignmentGraph.ASSIGNMENT);
    }

    /** Features of the assignment networks: those of the utilities, and 1 for the bias. */
    private INDArray withOne() {
        return Nd4j.concat(2, x, Nd4j.ones(DataType.FLOAT, own.length, own[0].length, 1));
    }

    /** ω_nk = ρ_nk / Σ_n ρ_nk, [exit][sample][1]. */
    private INDArray omega(INDArray rho) {
        INDArray perExit = rho.transpose().dup('c');
        return perExit.diviColumnVector(perExit.sum(1)).reshape(own.length, own[0].length, 1);
    }

    /** s_nk = q_nk / Σ_k q_nk of clamped utilities, [sample][exit]. */
    private INDArray target() {
        double[][] utilities = EenetFeatures.utilities(own, weightRows());
        INDArray target = Nd4j.create(own[0].length, own.length);
        for (int i = 0; i < own[0].length; i++) {
            double sum = 0;
            for (double[] utility : utilities) {
                sum += Math.max(SMALLEST_UTILITY, EenetFeatures.clamp(utility[i]));
            }
            for (int k = 0; k < own.length; k++) {
                target.putScalar(i, k, Math.max(SMALLEST_UTILITY, EenetFeatures.clamp(utilities[k][i])) / sum);
            }
        }
        return target;
    }

    private static double[] shares(INDArray rho) {
        return rho.mean(0).toDoubleVector();
    }
}
