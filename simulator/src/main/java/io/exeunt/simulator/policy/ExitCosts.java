package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.pricing.CostTables;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What each backbone segment and each exit head costs, in one unit (MACs, seconds or joules).
 *
 * @param unit for messages, such as "MMAC", "s" or "J"
 * @param segment [exit], cost of backbone segment k
 * @param head [exit], cost of the head of exit k, the host's decision on it included
 * @param onward [exit], cost of going on behind exit k after its head was evaluated: the next stage's beginning. A sample that leaves there
 *     does not pay it, nor one that passes without asking
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExitCosts(String unit, double[] segment, double[] head, double[] onward) {
    private static final double MMAC = 1e6;
    /** Largest cost of a segment or head: their sums, means and variances over any number of samples stay finite. */
    public static final double MOST = 1e100;

    public ExitCosts {
        segment = segment.clone();
        head = head.clone();
        onward = onward.clone();
        Check.require(segment.length == head.length, "head costs", segment.length + " in number", head.length);
        Check.require(segment.length == onward.length, "onward costs", segment.length + " in number", onward.length);
        for (int k = 0; k < head.length; k++) {
            require("segment", k, segment[k]);
            require("head", k, head[k]);
            require("onward", k, onward[k]);
        }
    }

    /** Costs where going on is free. */
    public ExitCosts(String unit, double[] segment, double[] head) {
        this(unit, segment, head, new double[segment.length]);
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

    /** Costs of segments and heads in s, all in one state, as the engines charge them. */
    public static ExitCosts latency(CostTables tables, int state) {
        Check.inRange("state", state, 0, tables.states() - 1);
        return new ExitCosts(
                "s",
                column(tables, k -> tables.segmentS(k, state)),
                column(tables, k -> tables.headS(k, state) + tables.syncS(k, state)),
                column(tables, k -> tables.cutS(state)));
    }

    /** Costs of segments and heads in J, all in one state, as {@link #latency}; only where energy is modelled. */
    public static ExitCosts energy(CostTables tables, int state) {
        tables.requireEnergy();
        Check.inRange("state", state, 0, tables.states() - 1);
        return new ExitCosts(
                "J",
                column(tables, k -> tables.segmentJ(k, state)),
                column(tables, k -> tables.headJ(k, state) + tables.syncJ(k, state)),
                column(tables, k -> tables.cutJ(state)));
    }

    private static double[] column(CostTables tables, IntToDoubleFunction cost) {
        return IntStream.range(0, tables.exits()).mapToDouble(cost).toArray();
    }

    private static void require(String of, int exit, double cost) {
        String name = of + " cost of exit " + exit;
        Check.nonNegative(name, cost);
        Check.require(cost <= MOST, name, "at most " + MOST, cost);
    }

    /** The same costs in a unit that is this many times smaller. */
    public ExitCosts scaled(String smaller, double factor) {
        return new ExitCosts(smaller, times(segment, factor), times(head, factor), times(onward, factor));
    }

    private static double[] times(double[] costs, double factor) {
        return DoubleStream.of(costs).map(cost -> cost * factor).toArray();
    }

    /** Cost of a path: its segments, the heads it evaluated, and going on behind those but the last. */
    public double of(Path path) {
        double sum = 0;
        for (int k = 0; k <= path.exit(); k++) {
            sum += segment[k];
            if (path.evaluates(k)) {
                sum += head[k] + (k < path.exit() ? onward[k] : 0);
            }
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
