package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.LatencyStatistic;

/**
 * How often each segment, head and return counts in the mean energy and in one latency figure. Both are sums over segments of weight ×
 * cost, whatever the clocks:
 *
 * <pre>
 * energy  = Σ_k energySegment_k·(switch J + segment J) + energyHead_k·head J + leaving_k·(switch back J)
 * latency = Σ_k latencySegment_k·(switch s + segment s) + latencyHead_k·head s
 * </pre>
 *
 * For a mean the weights are shares of samples. A percentile is the latency of one path, so its weights are 1 up to that path's
 * exit; which path it is does not depend on the clocks if each path that goes deeper evaluates all heads of those before it.
 */
@SuppressWarnings("ArrayRecordComponent")
record ScheduleWeights(
        double[] energySegment, double[] energyHead, double[] leaving, double[] latencySegment, double[] latencyHead) {

    static ScheduleWeights of(PathHistogram histogram, LatencyStatistic statistic, int exits) {
        Check.inRange("deepest exit", histogram.deepestExit(), 0, exits - 1);
        double[] segment = new double[exits];
        double[] head = new double[exits];
        double[] leaving = new double[exits];
        for (PathHistogram.Entry entry : histogram.entries()) {
            double share = (double) entry.count() / histogram.samples();
            addPath(entry.path(), share, segment, head);
            leaving[entry.path().exit()] += share;
        }
        if (statistic == LatencyStatistic.MEAN) {
            return new ScheduleWeights(segment, head, leaving, segment, head);
        }
        double[] pathSegment = new double[exits];
        double[] pathHead = new double[exits];
        addPath(percentilePath(histogram, statistic), 1, pathSegment, pathHead);
        return new ScheduleWeights(segment, head, leaving, pathSegment, pathHead);
    }

    private static void addPath(Path path, double share, double[] segment, double[] head) {
        for (int k = 0; k <= path.exit(); k++) {
            segment[k] += share;
            head[k] += path.evaluates(k) ? share : 0;
        }
    }

    private static Path percentilePath(PathHistogram histogram, LatencyStatistic statistic) {
        requireNested(histogram, statistic);
        long atOrBelow = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            atOrBelow += entry.count();
            if (statistic.reachedBy(atOrBelow, histogram.samples())) {
                return entry.path();
            }
        }
        throw new AssertionError("All samples are at or below the last path");
    }

    private static void requireNested(PathHistogram histogram, LatencyStatistic statistic) {
        for (int i = 1; i < histogram.entries().size(); i++) {
            Path shallow = histogram.entries().get(i - 1).path();
            Path deep = histogram.entries().get(i).path();
            boolean nested = deep.exit() >= shallow.exit() && (shallow.evaluated() & ~deep.evaluated()) == 0;
            Check.require(nested, "paths for " + statistic, "each a continuation of those before", deep);
        }
    }

    int segments() {
        return leaving.length;
    }

    /** Index of the last segment that any sample runs. */
    int lastRun() {
        int last = 0;
        for (int k = 0; k < segments(); k++) {
            last = energySegment[k] > 0 ? k : last;
        }
        return last;
    }

    double energyJ(CostTables tables, int[] states) {
        double sum = 0;
        for (int k = 0; k <= lastRun(); k++) {
            int before = states[Math.max(0, k - 1)];
            sum += energySegment[k] * (tables.switchJ(before, states[k]) + tables.segmentJ(k, states[k]))
                    + energyHead[k] * tables.headJ(k, states[k])
                    + leaving[k] * tables.switchJ(states[k], states[0]);
        }
        return sum;
    }

    double latencyS(CostTables tables, int[] states) {
        double sum = 0;
        for (int k = 0; k <= lastRun(); k++) {
            int before = states[Math.max(0, k - 1)];
            sum += latencySegment[k] * (tables.switchS(before, states[k]) + tables.segmentS(k, states[k]))
                    + latencyHead[k] * tables.headS(k, states[k]);
        }
        return sum;
    }
}
