package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How often the intervals of some predictions held what was measured.
 *
 * @param held how many did
 * @param known of how many an interval was known, > 0
 * @param all how many measurements there were
 * @param typicalFactor median of √(high / low): the bounds are the prediction times and by so much
 */
public record IntervalCoverage(int held, int known, int all, double typicalFactor) {
    public IntervalCoverage {
        Check.positive("known", (long) known);
        Check.require(held <= known && known <= all, "held, known, all", "rising", held + ", " + known + ", " + all);
    }

    /**
     * Counts.
     *
     * @param pairs predictions with what was measured
     * @param interval of one, empty for unknown
     * @param measured of one, in the interval's unit
     * @return empty where no interval is known
     */
    static <T> Optional<IntervalCoverage> of(
            List<T> pairs, Function<T, Optional<PredictionInterval>> interval, ToDoubleFunction<T> measured) {
        int held = 0;
        double[] factors = new double[pairs.size()];
        int known = 0;
        for (T pair : pairs) {
            Optional<PredictionInterval> expected = interval.apply(pair);
            if (expected.isPresent()) {
                PredictionInterval each = expected.get();
                held += each.contains(measured.applyAsDouble(pair)) ? 1 : 0;
                factors[known++] = Math.sqrt(each.high() / each.low());
            }
        }
        if (known == 0) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(factors, known);
        Arrays.sort(sorted);
        return Optional.of(new IntervalCoverage(held, known, pairs.size(), sorted[known / 2]));
    }

    /** Share that was held. */
    public double share() {
        return (double) held / known;
    }

    /** In words: "90 % interval, typically -3.9 % to +4.1 %: holds 585 of 650 measurements (90.0 %)". */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "90 %% interval, typically %+.1f %% to %+.1f %%: holds %d of %d measurements (%.1f %%)%s",
                100 * (1 / typicalFactor - 1),
                100 * (typicalFactor - 1),
                held,
                known,
                100 * share(),
                known == all ? "" : "; of " + (all - known) + " it is unknown");
    }
}
