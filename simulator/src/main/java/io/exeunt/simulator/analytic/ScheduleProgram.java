package io.exeunt.simulator.analytic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Dynamic programme over the states of the segments for one weighting of energy and latency. Exact.
 *
 * <p>Only the switch back couples the last states with the first. So the programme first runs backwards without it, in O(segments ×
 * states²), which bounds from below what each first state can reach; then first states are tried exactly, best bound first, each
 * with all partial schedules cut off that the bound proves no better than the best known, until no bound is better.
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
    /** [segment][state], cost of a segment and its head. */
    private final double[][] stay;
    /** [segment][state], least cost from this segment on, switches back left out. */
    private final double[][] rest;
    /** [segment][state], the state before on the cheapest way here. */
    private final int[][] from;

    private int[] best;
    private double bestCost;

    ScheduleProgram(CostTables tables, ScheduleWeights weights, double perJ, double perS) {
        this.tables = tables;
        this.weights = weights;
        this.perJ = perJ;
        this.perS = perS;
        last = weights.lastRun();
        states = tables.states();
        stay = new double[last + 1][states];
        rest = new double[last + 1][];
        from = new int[last + 1][states];
        best = new int[last + 1];
        bestCost = Double.POSITIVE_INFINITY;
    }

    /** The states of the best schedule, one per segment; segments that nobody runs keep the state before them. */
    int[] solve() {
        fillStay();
        fillRest();
        takeBestFlat();
        for (int first : rising(rest[0])) {
            if (!improves(rest[0][first])) {
                break;
            }
            tryFirst(first);
        }
        int[] padded = Arrays.copyOf(best, weights.segments());
        Arrays.fill(padded, last + 1, padded.length, best[last]);
        return padded;
    }

    private boolean improves(double cost) {
        return cost < bestCost - ROUNDING * Math.abs(bestCost);
    }

    private void fillStay() {
        for (int k = 0; k <= last; k++) {
            for (int s = 0; s < states; s++) {
                stay[k][s] = weigh(
                        weights.energySegment()[k] * tables.segmentJ(k, s)
                                + weights.energyHead()[k] * tables.headJ(k, s),
                        weights.latencySegment()[k] * tables.segmentS(k, s)
                                + weights.latencyHead()[k] * tables.headS(k, s));
            }
        }
    }

    private void fillRest() {
        rest[last] = stay[last];
        for (int k = last - 1; k >= 0; k--) {
            int[] nextStates = rising(rest[k + 1]);
            rest[k] = new double[states];
            for (int s = 0; s < states; s++) {
                rest[k][s] = stay[k][s] + leastRest(k + 1, s, nextStates);
            }
        }
    }

    private double leastRest(int segment, int before, int[] nextStates) {
        double least = rest[segment][before];
        for (int next : nextStates) {
            if (rest[segment][next] >= least) {
                break;
            }
            least = Math.min(least, change(segment, before, next) + rest[segment][next]);
        }
        return least;
    }

    private void takeBestFlat() {
        for (int s = 0; s < states; s++) {
            double cost = 0;
            for (int k = 0; k <= last; k++) {
                cost += stay[k][s];
            }
            if (improves(cost) || Double.isInfinite(bestCost)) {
                bestCost = cost;
                Arrays.fill(best, s);
            }
        }
    }

    private void tryFirst(int first) {
        double[] spent = new double[states];
        Arrays.fill(spent, Double.POSITIVE_INFINITY);
        spent[first] = stay[0][first];
        for (int k = 1; k <= last; k++) {
            spent = advance(k, spent, first);
        }
        int end = rising(spent)[0];
        if (improves(spent[end])) {
            bestCost = spent[end];
            for (int k = last; k >= 0; k--) {
                best[k] = end;
                end = from[k][end];
            }
        }
    }

    private double[] advance(int segment, double[] spent, int first) {
        double[] next = new double[states];
        Arrays.fill(next, Double.POSITIVE_INFINITY);
        for (int before = 0; before < states; before++) {
            if (improves(spent[before] + rest[segment - 1][before] - stay[segment - 1][before])) {
                extend(segment, before, spent[before], next);
            }
        }
        for (int s = 0; s < states; s++) {
            next[s] += stay[segment][s] + weigh(weights.leaving()[segment] * tables.switchJ(s, first), 0);
        }
        return next;
    }

    private void extend(int segment, int before, double spent, double[] next) {
        for (int s = 0; s < states; s++) {
            double cost = spent + change(segment, before, s);
            if (cost < next[s]) {
                next[s] = cost;
                from[segment][s] = before;
            }
        }
    }

    private double change(int segment, int before, int after) {
        return weigh(
                weights.energySegment()[segment] * tables.switchJ(before, after),
                weights.latencySegment()[segment] * tables.switchS(before, after));
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
