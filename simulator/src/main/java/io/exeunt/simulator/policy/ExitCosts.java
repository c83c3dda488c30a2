package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.pricing.CostTables;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What each backbone segment and each exit head costs, in one unit (MACs, seconds or joules).
 *
 * @param unit for messages, such as "MMAC", "s" or "J"
 * @param segment [exit], cost of backbone segment k
 * @param head [exit], cost of the head of exit k
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExitCosts(String unit, double[] segment, double[] head) {
    private static final double MMAC = 1e6;
    /** Largest cost of a segment or head: their sums, means and variances over any number of samples stay finite. */
    public static final double MOST = 1e100;

    public ExitCosts {
        segment = segment.clone();
        head = head.clone();
        Check.require(segment.length == head.length, "head costs", segment.length + " in number", head.length);
        for (int k = 0; k < head.length; k++) {
            require("segment", k, segment[k]);
            require("head", k, head[k]);
        }
    }

    /** Costs of segments and heads in millions of multiply-accumulates. */
    public static ExitCosts macs(CostTables tables) {
        return new ExitCosts(
                "MMAC",
                mmacs(tables.network().segments()),
                mmacs(tables.network().branches()));
    }

    private static double[] mmacs(List<Segment> segments) {
        return segments.stream().mapToDouble(segment -> segment.macs() / MMAC).toArray();
    }

    /**
     * Costs of segments and heads in s, all in one state. What leaving early costs beside them counts with each head but the last: the
     * decision, and the next stage's beginning, which is too much by that for samples that leave there.
     */
    public static ExitCosts latency(CostTables tables, int state) {
        Check.inRange("state", state, 0, tables.states() - 1);
        return new ExitCosts(
                "s",
                column(tables, k -> tables.segmentS(k, state)),
                column(
                        tables,
                        k -> tables.headS(k, state) + tables.syncS(k, state) + behind(tables, k, tables.cutS(state))));
    }

    private static double behind(CostTables tables, int exit, double cut) {
        return exit == tables.exits() - 1 ? 0 : cut;
    }

    /** Costs of segments and heads in J, all in one state, as {@link #latency}; only where energy is modelled. */
    public static ExitCosts energy(CostTables tables, int state) {
        tables.requireEnergy();
        Check.inRange("state", state, 0, tables.states() - 1);
        return new ExitCosts(
                "J",
                column(tables, k -> tables.segmentJ(k, state)),
                column(
                        tables,
                        k -> tables.headJ(k, state) + tables.syncJ(k, state) + behind(tables, k, tables.cutJ(state))));
    }

    private static double[] column(CostTables tables, IntToDoubleFunction cost) {
        return IntStream.range(0, tables.exits()).mapToDouble(cost).toArray();
    }

    private static void require(String of, int exit, double cost) {
        String name = of + " cost of exit " + exit;
        Check.nonNegative(name, cost);
        Check.require(cost <= MOST, name, "at most " + MOST, cost);
    }

    /** Cost of a path: its segments and the heads it evaluated. */
    public double of(Path path) {
        double sum = 0;
        for (int k = 0; k <= path.exit(); k++) {
            sum += segment[k] + (path.evaluates(k) ? head[k] : 0);
        }
        return sum;
    }

    /** Mean cost per sample. */
    public double mean(PathHistogram histogram) {
        double sum = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            sum += entry.count() * of(entry.path());
        }
        return sum / histogram.samples();
    }

    /** Variance of the cost between samples, in the unit's square; 0 where all take one path. */
    public double variance(PathHistogram histogram) {
        double mean = mean(histogram);
        double sum = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            double apart = of(entry.path()) - mean;
            sum += entry.count() * apart * apart;
        }
        return sum / histogram.samples();
    }
}
