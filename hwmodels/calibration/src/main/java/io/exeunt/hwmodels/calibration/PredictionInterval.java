package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.device.PredictionSpread;
import java.util.Optional;

/**
 * Where nine of ten measurements are expected to lie: a prediction, and 1.645 standard deviations of its logarithm to either side.
 *
 * @param low lower bound, in the unit of the prediction
 * @param high upper bound
 */
public record PredictionInterval(double low, double high) {
    /**
     * About a prediction.
     *
     * @param predicted > 0
     * @param spread standard deviation of log(measured / predicted); NaN for unknown
     * @return empty where the spread is unknown
     */
    public static Optional<PredictionInterval> of(double predicted, double spread) {
        double factor = Math.exp(PredictionSpread.REACH_90 * spread);
        return Double.isFinite(factor)
                ? Optional.of(new PredictionInterval(predicted / factor, predicted * factor))
                : Optional.empty();
    }

    /** Whether it holds a value. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
