package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import org.jspecify.annotations.Nullable;

/**
 * How far measurements scatter about predictions of networks that the fit had not seen: standard deviations of log(measured / predicted),
 * from their 90 % quantile. Nine measurements of ten lie within 1.645 of them, uncertain constants included.
 *
 * @param latency of latencies, > 0
 * @param energy of energies, under linear models above idle, > 0; null for unknown
 */
public record PredictionSpread(Quantity latency, @Nullable Quantity energy) {
    /** Standard deviations to either side that hold 90 % of a normal distribution. */
    public static final double REACH_90 = 1.645;

    public PredictionSpread {
        Check.positive("latency", latency.value());
        Check.require(energy == null || energy.value() > 0, "energy", "> 0", String.valueOf(energy));
    }
}
