package io.exeunt.simulator.result;

import io.exeunt.ground.Check;
import java.util.Map;
import java.util.TreeMap;

/** Collects latencies with the number of samples that had each; its snapshot is an exact {@link LatencyDistribution}. */
public final class LatencyTally {
    private final TreeMap<Double, Long> countByLatency = new TreeMap<>();
    private long samples;

    /** Adds {@code count} samples of one latency in s. */
    public void add(double latencyS, long count) {
        Check.nonNegative("latencyS", latencyS);
        Check.positive("count", count);
        countByLatency.merge(latencyS, count, Long::sum);
        samples += count;
    }

    /** The distribution of what has been added so far; at least one sample. */
    public LatencyDistribution distribution() {
        Check.positive("samples", samples);
        double sum = 0;
        for (Map.Entry<Double, Long> entry : countByLatency.entrySet()) {
            sum += entry.getKey() * entry.getValue();
        }
        return new LatencyDistribution(
                sum / samples,
                percentile(LatencyStatistic.P50),
                percentile(LatencyStatistic.P95),
                percentile(LatencyStatistic.P99),
                countByLatency.lastKey());
    }

    private double percentile(LatencyStatistic statistic) {
        long atOrBelow = 0;
        for (Map.Entry<Double, Long> entry : countByLatency.entrySet()) {
            atOrBelow += entry.getValue();
            if (statistic.reachedBy(atOrBelow, samples)) {
                return entry.getKey();
            }
        }
        return countByLatency.lastKey();
    }
}
