package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apache.commons.math3.util.KthSelector;
import org.jspecify.annotations.Nullable;

/**
 * Collects latencies that hardly repeat, in memory that does not grow with their number. Percentiles are exact up to a million of them;
 * beyond, all are counted into a histogram of constant relative width (Tene, HdrHistogram). Mean and worst are always exact.
 */
final class Latencies {
    /** So many are kept one by one. */
    static final int KEPT = 1_000_000;

    /**
     * Largest relative error of a percentile out of the histogram, for latencies of a microsecond or more: half a bin's width at three
     * significant digits, and the rounding to whole nanoseconds.
     */
    static final double ERROR = 1e-3;

    private static final KthSelector SELECTOR = new KthSelector();
    private static final int DIGITS = 3;
    private static final double NANO = 1e9;
    private static final long MOST_NS = Long.MAX_VALUE / 4;

    private final int kept;
    private double[] values = new double[1024];
    private @Nullable Histogram counted;
    private @Nullable LatencyDistribution told;
    private long size;
    private double sum;
    private double worst;

    Latencies() {
        this(KEPT);
    }

    /** Percentiles are exact up to so many of them. */
    Latencies(int kept) {
        this.kept = kept;
    }

    void add(double latencyS) {
        told = null;
        if (size == kept) {
            countAll();
        }
        if (counted != null) {
            count(counted, latencyS);
        } else {
            keep(latencyS);
        }
        size++;
        sum += latencyS;
        worst = Math.max(worst, latencyS);
    }

    private void keep(double latencyS) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(2 * values.length, kept));
        }
        values[(int) size] = latencyS;
    }

    private void countAll() {
        Histogram histogram = new Histogram(DIGITS);
        for (int i = 0; i < kept; i++) {
            count(histogram, values[i]);
        }
        counted = histogram;
        values = new double[0];
    }

    private static void count(Histogram histogram, double latencyS) {
        histogram.recordValue(Math.min(MOST_NS, Math.round(latencyS * NANO)));
    }

    /** Largest relative error of the percentiles; 0 while they are exact. */
    double percentileError() {
        return counted == null ? 0 : ERROR;
    }

    /** Asked again before another latency comes, it is the same object. */
    LatencyDistribution distribution() {
        Check.positive("requests", size);
        LatencyDistribution known = told;
        if (known == null) {
            double[] selected = counted == null ? Arrays.copyOf(values, (int) size) : values;
            known = new LatencyDistribution(
                    sum / size,
                    percentile(selected, LatencyStatistic.P50),
                    percentile(selected, LatencyStatistic.P95),
                    percentile(selected, LatencyStatistic.P99),
                    worst);
            told = known;
        }
        return known;
    }

    private double percentile(double[] selected, LatencyStatistic statistic) {
        return counted == null ? exact(selected, statistic) : counted(counted, statistic);
    }

    private double counted(Histogram histogram, LatencyStatistic statistic) {
        for (HistogramIterationValue bin : histogram.recordedValues()) {
            if (statistic.reachedBy(bin.getTotalCountToThisValue(), size)) {
                return Math.min(worst, histogram.medianEquivalentValue(bin.getValueIteratedTo()) / NANO);
            }
        }
        return worst;
    }

    /** The smallest latency that reaches the percentile; puts it where sorting would, which makes the next one cheaper. */
    private static double exact(double[] selected, LatencyStatistic statistic) {
        return SELECTOR.select(selected, null, rank(selected.length, statistic));
    }

    private static int rank(int size, LatencyStatistic statistic) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (statistic.reachedBy(middle + 1L, size)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
