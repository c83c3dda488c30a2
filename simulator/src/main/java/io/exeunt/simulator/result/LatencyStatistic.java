package io.exeunt.simulator.result;

import io.exeunt.ground.Check;

/** Which figure of a latency distribution an objective or a budget means. */
public enum LatencyStatistic {
    MEAN(0),
    P50(50),
    P95(95),
    P99(99),
    WORST(100);

    private final int percent;

    LatencyStatistic(int percent) {
        this.percent = percent;
    }

    /**
     * Whether so many fastest samples are enough for this percentile: at least {@code percent} % of all.
     *
     * @param atOrBelow number of samples at or below a latency
     * @param samples number of all samples
     */
    public boolean reachedBy(long atOrBelow, long samples) {
        Check.require(this != MEAN, "statistic", "a percentile", this);
        return atOrBelow * 100 >= samples * percent;
    }
}
