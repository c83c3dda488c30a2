package io.exeunt.hwmodels.logs;

import io.exeunt.ground.Check;
import java.util.Map;
import java.util.TreeMap;

/**
 * One network's latency as a benchmark printed it.
 *
 * @param where file and line
 * @param said what else the log says of the run, by column of {@link io.exeunt.hwmodels.calibration.LatencyMeasurements}: network, runtime,
 *     precision, batch, threads
 * @param latencyMs of one pass over the batch, > 0
 * @param deviationMs standard deviation of repeated passes; NaN for unknown
 * @param joules that the same log counted for one pass; NaN for none
 */
public record LoggedRun(String where, Map<String, String> said, double latencyMs, double deviationMs, double joules) {
    public LoggedRun {
        said = Map.copyOf(new TreeMap<>(said));
        Check.positive("latencyMs", latencyMs);
    }

    /** Without scatter and energy. */
    LoggedRun(String where, Map<String, String> said, double latencyMs) {
        this(where, said, latencyMs, Double.NaN, Double.NaN);
    }
}
