package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.LayerTrait;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Costs of traits of layers fitted to whole networks: non-negative least squares on relative errors with Huber's weights and a ridge on
 * each trait's share of the total, so that traits that come together share their cost instead of taking turns.
 *
 * @param costs per unit of each {@link LayerTrait}, >= 0
 * @param relativeErrors their standard errors as shares; NaN where a cost is zero or can't be told from others
 * @param carried share of each that the measurements determine
 * @param spread standard deviation of log(measured / predicted) with each network left out, from its 90 % quantile
 */
record LinearCosts(double[] costs, double[] relativeErrors, double[] carried, double spread) {
    /** Networks below which as many traits can't be told apart. */
    static final int LEAST_NETWORKS = 12;

    /** How a share of the total is weighed against a relative error: a trait's share is expected to be within some 1/RIDGE of the errors. */
    private static final double RIDGE = 0.05;

    private static final double FAR_OUT = 4;
    private static final int ROUNDS = 4;
    private static final double LEAST_THRESHOLD = 0.002;

    /**
     * One measurement.
     *
     * @param network name
     * @param amounts of each trait, as they weigh at the operating state
     * @param value > 0
     */
    record Row(String network, double[] amounts, double value) {}

    /**
     * Fits.
     *
     * @param what is fitted, for the message
     * @throws InvalidInputException if there are too few networks
     */
    static LinearCosts fit(String what, List<Row> rows) {
        int networks = (int) rows.stream().map(Row::network).distinct().count();
        if (networks < LEAST_NETWORKS) {
            throw new InvalidInputException(
                    what,
                    "expected at least " + LEAST_NETWORKS
                            + " different networks to tell the traits of layers apart, given " + networks,
                    "fit one speed: --fit speed");
        }
        double[] costs = costs(rows);
        double[][] terms = rows.stream().map(Row::amounts).toArray(double[][]::new);
        double[] values = rows.stream().mapToDouble(Row::value).toArray();
        Determination determination = Determination.of(terms, values, costs);
        return new LinearCosts(costs, determination.relativeErrors(), determination.carried(), spread(rows));
    }

    /** The 90 % quantile of |log(measured / predicted)| over that of a normal distribution, over networks that lie among the others. */
    private static double spread(List<Row> rows) {
        return LeftOut.spread(rows.stream()
                .map(Row::network)
                .distinct()
                .filter(name -> among(name, rows))
                .flatMapToDouble(name -> left(name, rows))
                .toArray());
    }

    /** Whether a network asks for no trait many times as much as any other: else leaving it out would leave that trait unknown. */
    private static boolean among(String name, List<Row> rows) {
        return IntStream.range(0, LayerTrait.values().length)
                .allMatch(k -> most(rows, k, row -> row.network().equals(name))
                        <= FAR_OUT * most(rows, k, row -> !row.network().equals(name)));
    }

    private static double most(List<Row> rows, int trait, Predicate<Row> which) {
        return rows.stream()
                .filter(which)
                .mapToDouble(row -> row.amounts()[trait])
                .max()
                .orElse(0);
    }

    private static DoubleStream left(String name, List<Row> rows) {
        double[] without =
                costs(rows.stream().filter(row -> !row.network().equals(name)).toList());
        return rows.stream()
                .filter(row -> row.network().equals(name))
                .mapToDouble(row -> Math.abs(Math.log(row.value() / predict(without, row))));
    }

    /** Costs alone. */
    static double[] costs(List<Row> rows) {
        double[] weights = new double[rows.size()];
        Arrays.fill(weights, 1);
        double[] costs = weighted(rows, weights);
        for (int round = 1; round < ROUNDS; round++) {
            double[] errors = new double[weights.length];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = Math.abs(predict(costs, rows.get(i)) / rows.get(i).value() - 1);
            }
            reweight(weights, errors);
            costs = weighted(rows, weights);
        }
        return costs;
    }

    static double predict(double[] costs, Row row) {
        return RelativeFit.predict(row.amounts(), costs);
    }

    private static void reweight(double[] weights, double[] errors) {
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        double threshold = Math.max(LEAST_THRESHOLD, 1.5 * sorted[sorted.length / 2]);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.min(1, threshold / Math.max(errors[i], 1e-12));
        }
    }

    private static double[] weighted(List<Row> rows, double[] weights) {
        int traits = LayerTrait.values().length;
        double[] mean = meanShares(rows, traits);
        double[][] system = new double[rows.size() + traits][traits];
        double[] rights = new double[system.length];
        for (int i = 0; i < rows.size(); i++) {
            double weight = Math.sqrt(weights[i]);
            double factor = weight / rows.get(i).value();
            for (int k = 0; k < traits; k++) {
                system[i][k] = rows.get(i).amounts()[k] * factor;
            }
            rights[i] = weight;
        }
        double ridge = RIDGE * Math.sqrt(rows.size());
        IntStream.range(0, traits).forEach(k -> system[rows.size() + k][k] = ridge * mean[k]);
        return NonNegative.solve(system, rights);
    }

    /** Mean over the measurements of amount / value: what a cost of one would take as a share of the total. */
    private static double[] meanShares(List<Row> rows, int traits) {
        double[] mean = new double[traits];
        for (Row row : rows) {
            for (int k = 0; k < traits; k++) {
                mean[k] += row.amounts()[k] / row.value() / rows.size();
            }
        }
        return mean;
    }
}
