package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.Arrays;

/** Collects latencies that hardly repeat; percentiles are exact. */
final class Latencies {
    private double[] values = new double[1024];
    private int size;
    private double sum;

    void add(double latencyS) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = latencyS;
        sum += latencyS;
    }

    LatencyDistribution distribution() {
        Check.positive("requests", (long) size);
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new LatencyDistribution(
                sum / size,
                percentile(sorted, LatencyStatistic.P50),
                percentile(sorted, LatencyStatistic.P95),
                percentile(sorted, LatencyStatistic.P99),
                sorted[size - 1]);
    }

    private static double percentile(double[] sorted, LatencyStatistic statistic) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (statistic.reachedBy(middle + 1L, sorted.length)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted[low];
    }
}
