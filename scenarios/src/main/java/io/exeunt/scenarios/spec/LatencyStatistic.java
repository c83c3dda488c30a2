package io.exeunt.scenarios.spec;

import io.exeunt.simulator.result.LatencyDistribution;
import java.util.Locale;

/** Which figure of a latency distribution a budget or an objective looks at. */
public enum LatencyStatistic {
    MEAN,
    P50,
    P95,
    P99,
    WORST;

    /** Name in scenario files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This figure of a distribution, in s. */
    public double ofS(LatencyDistribution latency) {
        return switch (this) {
            case MEAN -> latency.meanS();
            case P50 -> latency.p50S();
            case P95 -> latency.p95S();
            case P99 -> latency.p99S();
            case WORST -> latency.worstS();
        };
    }
}
