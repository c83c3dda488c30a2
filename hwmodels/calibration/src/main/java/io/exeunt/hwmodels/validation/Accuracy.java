package io.exeunt.hwmodels.validation;

import io.exeunt.ground.Check;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Agreement of predictions with measurements.
 *
 * @param count number of pairs
 * @param meanError mean absolute percentage error as a share: mean of |predicted / measured − 1|
 * @param medianError median of |predicted / measured − 1|
 * @param bias mean of predicted / measured − 1
 * @param worstError largest |predicted / measured − 1|
 * @param within5 share of pairs within ±5 %
 * @param within10 share of pairs within ±10 %
 * @param spearman rank correlation; NaN for fewer than two pairs
 */
public record Accuracy(
        int count,
        double meanError,
        double medianError,
        double bias,
        double worstError,
        double within5,
        double within10,
        double spearman) {
    /**
     * Compares.
     *
     * @param predicted any unit
     * @param measured same unit and order, each > 0
     */
    public static Accuracy of(double[] predicted, double[] measured) {
        Check.require(
                predicted.length == measured.length && measured.length > 0,
                "predictions",
                measured.length + " in number, at least 1",
                predicted.length);
        double[] errors = IntStream.range(0, measured.length)
                .mapToDouble(i -> predicted[i] / Check.positive("measurement " + i, measured[i]) - 1)
                .toArray();
        return new Accuracy(
                errors.length,
                IntStream.range(0, errors.length)
                        .mapToDouble(i -> Math.abs(errors[i]))
                        .average()
                        .orElseThrow(),
                median(errors),
                IntStream.range(0, errors.length)
                        .mapToDouble(i -> errors[i])
                        .average()
                        .orElseThrow(),
                IntStream.range(0, errors.length)
                        .mapToDouble(i -> Math.abs(errors[i]))
                        .max()
                        .orElseThrow(),
                shareWithin(errors, 0.05),
                shareWithin(errors, 0.10),
                errors.length < 2 ? Double.NaN : new SpearmansCorrelation().correlation(predicted, measured));
    }

    private static double median(double[] errors) {
        return new Median().evaluate(Arrays.stream(errors).map(Math::abs).toArray());
    }

    private static double shareWithin(double[] errors, double bound) {
        long inside = IntStream.range(0, errors.length)
                .filter(i -> Math.abs(errors[i]) <= bound)
                .count();
        return (double) inside / errors.length;
    }

    /** One line for reports. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "mean error %.2f %%, bias %+.2f %%, worst %.1f %%, within 5 %% %.1f %%, within 10 %% %.1f %%, Spearman %.4f, n %d",
                100 * meanError,
                100 * bias,
                100 * worstError,
                100 * within5,
                100 * within10,
                spearman,
                count);
    }
}
