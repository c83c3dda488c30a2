package io.exeunt.simulator.analytic;

import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Dynamic programming over segments for one weighting of energy and latency. Exact where all paths share one timeline (one bundle), or
 * where new clocks hold as soon as work goes on.
 *
 * <p>A change of clocks may reach over borders before it holds. A second request meanwhile would make the first one mere loss, so in a
 * best schedule a change is either made and waited for, or not made: from a state that holds at a border, either the next segment runs
 * in it, or another one is asked for and nothing else until it holds. What a change costs until then is walked through step by step.
 *
 * <p>Only the way back couples the last states with the first. So the programme runs once without it, which
 * bounds from below what each first state can reach; then first states are tried exactly, best bound first, until no bound is better.
 */
final class ScheduleProgram {
    /** Differences below this share of the cost are rounding. */
    private static final double ROUNDING = 1e-12;

    private final CostTables tables;
    private final ScheduleWeights weights;
    private final double perJ;
    private final double perS;
    private final int last;
    private final int states;
    /** [segment][state], least cost from this border on, the state holding there. */
    private final double[][] rest;
    /** [segment][state], the state asked for at this border on the cheapest way. */
    private final int[][] asked;
    /** [segment][state], the border at which that state holds. */
    private final int[][] holds;

    private final double[] settled;
    private double[] wayBack;
    private int[] best;
    private double bestCost = Double.POSITIVE_INFINITY;

    ScheduleProgram(CostTables tables, ScheduleWeights weights, double perJ, double perS) {
        this.tables = tables;
        this.weights = weights;
        this.perJ = perJ;
        this.perS = perS;
        last = weights.lastRun();
        states = tables.states();
        rest = new double[last + 2][states];
        asked = new int[last + 1][states];
        holds = new int[last + 1][states];
        settled = new double[states];
        wayBack = new double[states];
        best = new int[last + 1];
    }

    /** The states of the best schedule, one per segment; segments that nobody runs keep the state before them. */
    int[] solve() {
        fill();
        double[] bounds = firstCosts();
        for (int home : rising(bounds)) {
            if (!improves(bounds[home])) {
                break;
            }
            tryHome(home);
        }
        int[] padded = Arrays.copyOf(best, weights.segments());
        Arrays.fill(padded, last + 1, padded.length, best[last]);
        return padded;
    }

    /** What the best schedule costs; after {@link #solve}. */
    double cost() {
        return bestCost;
    }

    private boolean improves(double cost) {
        return Double.isInfinite(bestCost) || cost < bestCost - ROUNDING * Math.abs(bestCost);
    }

    private void tryHome(int home) {
        wayBack = waysBack(home);
        fill();
        double cost = stay(0, home) + rest[1][home];
        if (improves(cost)) {
            bestCost = cost;
            trace(home);
        }
    }

    private void trace(int home) {
        best[0] = home;
        int state = home;
        for (int k = 1; k <= last; ) {
            int next = asked[k][state];
            int until = holds[k][state];
            Arrays.fill(best, k, until, next);
            state = next;
            k = until;
        }
    }

    private double[] firstCosts() {
        return IntStream.range(0, states)
                .mapToDouble(home -> stay(0, home) + rest[1][home])
                .toArray();
    }

    private void fill() {
        for (int k = last; k >= 1; k--) {
            int[] byCost = byCost(k);
            for (int s = 0; s < states; s++) {
                choose(k, s, byCost);
            }
        }
    }

    /** States by what remains if they hold already when segment k begins. */
    private int[] byCost(int k) {
        for (int s = 0; s < states; s++) {
            settled[s] = stay(k, s) + rest[k + 1][s];
        }
        return rising(settled);
    }

    private void choose(int k, int state, int[] byCost) {
        double least = settled[state];
        asked[k][state] = state;
        holds[k][state] = k + 1;
        for (int next : byCost) {
            if (tables.lateS(state, next) == 0) {
                if (tables.punctual() && settled[next] >= least) {
                    break;
                }
                double cost = change(k, state, next) + settled[next];
                if (next != state && cost < least) {
                    least = cost;
                    asked[k][state] = next;
                    holds[k][state] = k + 1;
                }
            } else {
                least = tryLate(k, state, next, least);
            }
        }
        rest[k][state] = least;
    }

    private double tryLate(int k, int state, int next, double least) {
        Walk walk = new Walk(tables, state, weights.asks(k - 1));
        double cost = 0;
        for (int m = k; m <= last; m++) {
            walk.step(m, next, weights.asks(m));
            cost += weigh(
                    weights.energySegment()[m] * (walk.switchJ() + walk.cutJ() + walk.segmentJ())
                            + weights.energyHead()[m] * (walk.headJ() + walk.syncJ()),
                    weights.latencySegment()[m] * (walk.switchS() + walk.cutS() + walk.segmentS())
                            + weights.latencyHead()[m] * (walk.headS() + walk.syncS()));
            cost += weights.leaving()[m] * wayBack[walk.held()];
            if (walk.lateS() == 0) {
                if (cost + rest[m + 1][next] < least) {
                    asked[k][state] = next;
                    holds[k][state] = m + 1;
                    return cost + rest[m + 1][next];
                }
                return least;
            }
        }
        return least;
    }

    /** Cost of segment k, its head and leaving behind it, in a state that holds. */
    private double stay(int k, int state) {
        return weigh(
                        weights.energySegment()[k] * tables.segmentJ(k, state)
                                + weights.energyHead()[k] * (tables.headJ(k, state) + tables.syncJ(k, state))
                                + weights.energyCut()[k] * tables.cutJ(state),
                        weights.latencySegment()[k] * tables.segmentS(k, state)
                                + weights.latencyHead()[k] * (tables.headS(k, state) + tables.syncS(k, state))
                                + weights.latencyCut()[k] * tables.cutS(state))
                + weights.leaving()[k] * wayBack[state];
    }

    private double change(int segment, int before, int after) {
        return weigh(
                weights.energySegment()[segment] * tables.switchJ(before, after),
                weights.latencySegment()[segment] * tables.switchS(before, after));
    }

    private double[] waysBack(int home) {
        return IntStream.range(0, states)
                .mapToDouble(state -> weigh(tables.switchJ(state, home), 0))
                .toArray();
    }

    /** Energy that does not count may be unknown. */
    private double weigh(double joules, double seconds) {
        return (perJ == 0 ? 0 : perJ * joules) + perS * seconds;
    }

    private static int[] rising(double[] costs) {
        return IntStream.range(0, costs.length)
                .boxed()
                .sorted(Comparator.comparingDouble(s -> costs[s]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
