package io.exeunt.simulator.operators;

import io.exeunt.ground.Check;
import io.exeunt.simulator.analytic.GovernedWalk;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.StateSplit;
import io.exeunt.simulator.pricing.Walk;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** How often, per inference, each backbone segment and each head of a network runs in each operating state. */
public final class PartRuns {
    private final double[][] segments;
    private final double[][] heads;
    private final int[] planned;

    private PartRuns(int exits, int states, int[] planned) {
        this.segments = new double[exits][states];
        this.heads = new double[exits][states];
        this.planned = planned;
    }

    /**
     * Every segment and every head once, as if no sample left before the end.
     *
     * @param tables of the network on its platform
     * @param states [segment], the operating state of each segment and of the head after it
     */
    public static PartRuns once(CostTables tables, int... states) {
        Check.require(states.length == tables.exits(), "states", "one per segment", states.length);
        PartRuns runs = new PartRuns(tables.exits(), tables.states(), states.clone());
        for (int k = 0; k < states.length; k++) {
            int state = Check.inRange("state of segment " + k, states[k], 0, tables.states() - 1);
            runs.segments[k][state] = 1;
            runs.heads[k][state] = 1;
        }
        return runs;
    }

    /**
     * As samples take their paths under a governor.
     *
     * @param tables of the network on its platform
     * @param histogram paths within the network
     * @param governor chooses the states
     */
    public static PartRuns of(CostTables tables, PathHistogram histogram, Governor governor) {
        int[] home = IntStream.generate(governor::home).limit(tables.exits()).toArray();
        PartRuns runs = new PartRuns(tables.exits(), tables.states(), home);
        double samples = histogram.samples();
        for (PathHistogram.Entry entry : histogram.entries()) {
            double share = entry.count() / samples;
            GovernedWalk.along(entry.path(), governor, tables, (k, walk) -> runs.add(k, walk, share));
        }
        return runs;
    }

    /**
     * The same runs in other states.
     *
     * @param other the state in whose place each state's runs happen
     */
    public PartRuns inStates(IntUnaryOperator other) {
        PartRuns moved = new PartRuns(
                segments.length,
                segments[0].length,
                IntStream.of(planned).map(other).toArray());
        move(segments, moved.segments, other);
        move(heads, moved.heads, other);
        return moved;
    }

    private static void move(double[][] from, double[][] to, IntUnaryOperator other) {
        for (int k = 0; k < from.length; k++) {
            for (int state = 0; state < from[k].length; state++) {
                to[k][other.applyAsInt(state)] += from[k][state];
            }
        }
    }

    private void add(int part, Walk walk, double share) {
        add(segments[part], walk.segment(), share);
        if (walk.asked()) {
            add(heads[part], walk.head(), share);
        }
    }

    /** A piece of work in whose midst a new state begins to hold counts in part with each. */
    private static void add(double[] runs, StateSplit split, double share) {
        runs[split.before()] += share * split.share();
        runs[split.after()] += share * (1 - split.share());
    }

    /** How often a segment runs in each state, [state]. */
    double[] ofSegment(int segment) {
        return segments[segment].clone();
    }

    /** How often a head runs in each state, [state]. */
    double[] ofHead(int exit) {
        return heads[exit].clone();
    }

    /** The state in which it runs most often, the lowest of equals; the one that is planned for the segment where it never runs. */
    int usualState(double[] runs, int segment) {
        return IntStream.range(0, runs.length)
                .filter(state -> runs[state] > 0)
                .reduce((a, b) -> runs[b] > runs[a] ? b : a)
                .orElse(planned[segment]);
    }
}
