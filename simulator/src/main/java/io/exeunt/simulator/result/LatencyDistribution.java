package io.exeunt.simulator.result;

/**
 * Latency over samples: unloaded service time, batch 1. The p-th percentile is the smallest latency that at least p per cent of the
 * samples do not exceed; it is exact, never interpolated.
 *
 * @param meanS mean in s
 * @param p50S median in s
 * @param p95S 95th percentile in s
 * @param p99S 99th percentile in s
 * @param worstS largest in s
 */
public record LatencyDistribution(double meanS, double p50S, double p95S, double p99S, double worstS) {
    /** The figure that this statistic names, in s. */
    public double get(LatencyStatistic statistic) {
        return switch (statistic) {
            case MEAN -> meanS;
            case P50 -> p50S;
            case P95 -> p95S;
            case P99 -> p99S;
            case WORST -> worstS;
        };
    }
}
