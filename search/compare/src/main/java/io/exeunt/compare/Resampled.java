package io.exeunt.compare;

import io.exeunt.simulator.policy.SampleDecisions;
import java.util.List;

/**
 * Accuracy and mean costs of one fitted policy on any resample of the report split. Samples of one path and one verdict are alike, so
 * a resample is counted into few bins.
 */
final class Resampled {
    /** [sample] bin: twice the path, plus 1 if right. */
    private final int[] bin;

    private final int bins;
    /** [unit][path]. */
    private final double[][] cost;

    Resampled(SampleDecisions decisions, List<PathPrice> prices) {
        bin = new int[decisions.samples()];
        for (int i = 0; i < bin.length; i++) {
            bin[i] = 2 * decisions.path()[i] + (decisions.right()[i] ? 1 : 0);
        }
        bins = 2 * decisions.paths().size();
        cost = prices.stream()
                .map(each -> decisions.paths().stream().mapToDouble(each::of).toArray())
                .toArray(double[][]::new);
    }

    /**
     * The figures of a resample: accuracy, then the mean cost in each unit.
     *
     * @param weights [sample], how often it was drawn
     */
    double[] figures(int[] weights) {
        int[] counts = new int[bins];
        for (int i = 0; i < bin.length; i++) {
            counts[bin[i]] += weights[i];
        }
        double[] figures = new double[1 + cost.length];
        for (int b = 0; b < bins; b++) {
            figures[0] += b % 2 == 1 ? counts[b] : 0;
            for (int u = 0; u < cost.length; u++) {
                figures[1 + u] += counts[b] * cost[u][b / 2];
            }
        }
        for (int f = 0; f < figures.length; f++) {
            figures[f] /= bin.length;
        }
        return figures;
    }
}
