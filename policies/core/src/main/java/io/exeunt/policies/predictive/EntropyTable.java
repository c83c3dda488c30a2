package io.exeunt.policies.predictive;

import io.exeunt.ground.Check;
import java.util.Arrays;

/**
 * What entropy to expect at later exits, given the entropy at one: a look-up table of 100 entropies, as EdgeBERT's.
 *
 * <p>EdgeBERT tabulates a small network trained for the least squared error (1-64-64-64-64-rest, ReLU, Adam, 3 epochs). What has the least
 * squared error is the conditional mean, which is estimated here directly: the mean over the fit split weighted by a Gaussian of the
 * distance in entropy, two table steps wide; where nobody is near, the nearest samples decide. Nothing is drawn at random. The table
 * spans 0 … ln C; EdgeBERT's 0 … 0.99 is meant for two classes. Source: arXiv 2011.14203 and its repository, {@code Entropy_LUT}.
 */
public final class EntropyTable {
    /** Number of tabulated entropies. */
    public static final int ROWS = 100;

    private static final double WIDTH_STEPS = 2;

    private final double step;
    /** [row][later exit]. */
    private final double[][] predicted;

    private EntropyTable(double step, double[][] predicted) {
        this.step = step;
        this.predicted = predicted;
    }

    /**
     * Tabulates conditional means.
     *
     * @param entropies [exit][sample] in nats, the one that is known first
     * @param classes number of classes C; entropies are in 0 … ln C
     */
    public static EntropyTable of(double[][] entropies, int classes) {
        Check.require(entropies.length > 0, "entropies", "not empty", "[]");
        Check.positive("classes", (long) classes);
        double step = Math.max(Math.log(classes), 1e-9) / (ROWS - 1);
        double[][] predicted = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            predicted[row] = conditionalMeans(entropies, row * step, WIDTH_STEPS * step);
        }
        return new EntropyTable(step, predicted);
    }

    private static double[] conditionalMeans(double[][] entropies, double at, double width) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double entropy : entropies[0]) {
            nearest = Math.min(nearest, squaredDistance(entropy, at, width));
        }
        double weights = 0;
        double[] sums = new double[entropies.length - 1];
        for (int i = 0; i < entropies[0].length; i++) {
            double weight = Math.exp((nearest - squaredDistance(entropies[0][i], at, width)) / 2);
            weights += weight;
            for (int j = 0; j < sums.length; j++) {
                sums[j] += weight * entropies[j + 1][i];
            }
        }
        double total = weights;
        return Arrays.stream(sums).map(sum -> Math.max(0, sum / total)).toArray();
    }

    private static double squaredDistance(double entropy, double at, double width) {
        double distance = (entropy - at) / width;
        return distance * distance;
    }

    /** The table of some of the later exits. */
    EntropyTable only(int... later) {
        double[][] columns = Arrays.stream(predicted)
                .map(row -> Arrays.stream(later).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
        return new EntropyTable(step, columns);
    }

    /** Row of the tabulated entropy nearest to this one. */
    public int row(double entropy) {
        return (int) Math.max(0, Math.min(ROWS - 1, Math.round(entropy / step)));
    }

    /** Number of exits foretold. */
    public int later() {
        return predicted[0].length;
    }

    /** Entropy expected at the later exit of this number, counted from 0, in nats. */
    public double predicted(int row, int later) {
        return predicted[row][later];
    }

    /** Number of the first later exit whose expected entropy is below the threshold; {@link #later()} if there is none. */
    public int firstBelow(int row, double threshold) {
        for (int j = 0; j < later(); j++) {
            if (predicted[row][j] < threshold) {
                return j;
            }
        }
        return later();
    }
}
