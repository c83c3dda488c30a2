package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.hwmodels.device.PredictionSpread;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a comparison of the recommended design with a baseline can be trusted. All figures are of the <em>report</em> split.
 *
 * @param baseline which it is compared with
 * @param nominal figures with the numbers of the device files as they are
 * @param gains what it gains in each metric, as {@link Metric#gain}, accuracy as a difference of shares; the intervals of 95 % say what
 *     another sample of the same data would have given, and nothing of the boards' models
 * @param perFrame with idling, at a usual rate; null where the study has a load of its own, or where idling is not modelled
 * @param sways one per uncertain number that moves energy or latency by a hundredth or more, the greatest first
 * @param together all of them varied at once; null where there are none
 * @param predicted where the board's own measurements would lie; null where its file does not say how far they scatter
 */
public record Trust(
        Baseline.Kind baseline,
        Effect nominal,
        List<Gain> gains,
        @Nullable PerFrame perFrame,
        List<Sway> sways,
        @Nullable Together together,
        @Nullable Predicted predicted) {
    /** From this share of energy or latency on, a number that was only assumed is named beside the headline. */
    public static final double NOTABLE = 0.1;

    /**
     * A gain with its interval.
     *
     * @param metric of what
     * @param gain > 0 for better
     */
    public record Gain(Metric metric, Interval gain) {}

    /**
     * All uncertain numbers varied at once, independently of each other.
     *
     * @param draws how often
     * @param energyGain share of the baseline's energy saved, with the interval that holds 95 % of the draws
     * @param latencyGain the same of latency
     */
    public record Together(int draws, Interval energyGain, Interval latencyGain) {
        public Together {
            Check.positive("draws", (long) draws);
        }
    }

    /**
     * Intervals that hold nine of ten measurements of networks that a board's fit had not seen; of several boards the widest.
     *
     * @param latencyS the recommended design's latency in s
     * @param energyJ its energy in J; {@link Interval#NONE} where its scatter is unknown
     */
    public record Predicted(Interval latencyS, Interval energyJ) {
        /**
         * About the nominal figures.
         *
         * @param latencySpread standard deviation of log(measured / predicted); NaN for unknown
         * @param energySpread likewise
         */
        public static Predicted of(Effect nominal, double latencySpread, double energySpread) {
            return new Predicted(about(nominal.latencyS(), latencySpread), about(nominal.energyJ(), energySpread));
        }

        private static Interval about(double figure, double spread) {
            double factor = Math.exp(PredictionSpread.REACH_90 * spread);
            return Double.isNaN(figure * factor)
                    ? Interval.NONE
                    : new Interval(figure, figure / factor, figure * factor);
        }
    }

    public Trust {
        gains = List.copyOf(gains);
        sways = List.copyOf(sways);
    }

    /** The gain in this metric, if it was compared. */
    public Optional<Interval> gain(Metric metric) {
        return gains.stream()
                .filter(each -> each.metric() == metric)
                .map(Gain::gain)
                .findFirst();
    }

    /** Metrics that get worse, beyond what resampling explains. */
    public List<Gain> losses() {
        return gains.stream().filter(each -> each.gain().high() < 0).toList();
    }

    /** Numbers that turn a saving into a loss, or the other way round. */
    public List<Sway> deciding() {
        return sways.stream().filter(sway -> sway.decides(nominal)).toList();
    }

    /** Numbers only assumed that carry a notable part of energy or latency, the greatest first. */
    public List<Sway> notable() {
        return sways.stream()
                .filter(sway -> sway.kind() == Assumption.Kind.ASSUMED && sway.reach(nominal) > NOTABLE)
                .sorted(Comparator.comparingDouble((Sway sway) -> sway.reach(nominal))
                        .reversed())
                .toList();
    }
}
