package io.exeunt.simulator.analytic;

import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the segments from a border on cost at least, for several prices of a second: energy + price × latency, each piece of work in the
 * state that is best for it alone. Together they bound every way of going on from below, and so tell when none can be better than the
 * schedules that are known: when at each corner between two of these some price is not paid.
 */
final class SuffixBounds {
    private static final int MOST_PRICES = 12;
    /** Share by which a bound has to be beaten, so that rounding drops nothing. */
    private static final double ROUNDING = 1e-11;

    private final ScheduleProblem problem;
    private final CostTables tables;
    private final ScheduleReach reach;
    private final boolean priced;
    private final Stairs<FrequencySchedule> known;
    /** In W; the first is 0 (energy alone), the last stands for latency alone. */
    private final double[] perJ;

    private final double[] perS;
    /** [price][border], the work. */
    private final double[][] work;
    /** [price][border], the cheapest request from there on. */
    private final double[][] request;

    SuffixBounds(ScheduleProblem problem, ChoiceStairs known) {
        this.problem = problem;
        this.tables = problem.tables();
        this.reach = ScheduleReach.of(problem);
        this.priced = tables.platform().energyModelled();
        this.known = known.stairs();
        double[] slopes = slopes();
        perJ = new double[slopes.length + 2];
        perS = new double[slopes.length + 2];
        for (int m = 0; m < slopes.length; m++) {
            perJ[m + 1] = 1;
            perS[m + 1] = slopes[m];
        }
        perJ[0] = 1;
        perS[slopes.length + 1] = 1;
        work = new double[perJ.length][];
        request = new double[perJ.length][];
        for (int m = 0; m < perJ.length; m++) {
            fill(m);
        }
    }

    /** Slopes of the lower convex hull of what is known, some of them if there are many. */
    private double[] slopes() {
        List<Integer> hull = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            while (hull.size() > 1 && !isBelow(hull.get(hull.size() - 2), hull.get(hull.size() - 1), i)) {
                hull.remove(hull.size() - 1);
            }
            hull.add(i);
        }
        int edges = hull.size() - 1;
        int some = Math.min(edges, MOST_PRICES);
        return IntStream.range(0, Math.max(0, some))
                .map(i -> some == edges ? i : (int) ((long) i * (edges - 1) / (some - 1)))
                .mapToDouble(i -> -slope(hull.get(i), hull.get(i + 1)))
                .toArray();
    }

    private boolean isBelow(int from, int point, int to) {
        return slope(from, point) < slope(point, to);
    }

    private double slope(int from, int to) {
        return (known.y(to) - known.y(from)) / (known.x(to) - known.x(from));
    }

    private void fill(int m) {
        int last = reach.last();
        work[m] = new double[last + 2];
        request[m] = new double[last + 2];
        request[m][last + 1] = Double.POSITIVE_INFINITY;
        for (int k = last; k >= 0; k--) {
            double least = 0;
            double asking = 0;
            for (int b = 0; b < problem.bundles().size(); b++) {
                least += leastWork(m, b, k);
                asking += leastRequest(m, b, k);
            }
            work[m][k] = work[m][k + 1] + least;
            request[m][k] = Math.min(asking, request[m][k + 1]);
        }
    }

    private double leastWork(int m, int bundle, int k) {
        double joules = perJ[m] * reach.energy(bundle, k);
        double seconds = perS[m] * reach.latency(bundle, k);
        boolean asks = problem.bundles().get(bundle).asks(k);
        double together = Double.POSITIVE_INFINITY;
        double segment = Double.POSITIVE_INFINITY;
        double head = asks ? Double.POSITIVE_INFINITY : 0;
        for (int s = 0; s < tables.states(); s++) {
            double own = joules * joules(tables.segmentJ(k, s)) + seconds * tables.segmentS(k, s);
            double heads = asks ? joules * joules(tables.headJ(k, s)) + seconds * tables.headS(k, s) : 0;
            together = Math.min(together, own + heads + overhead(joules, seconds, bundle, k, s));
            segment = Math.min(segment, own);
            head = Math.min(head, heads);
        }
        return tables.punctual() ? together : segment + head;
    }

    /** What leaving early costs beside them; counted only where all runs in one state, which is a bound still. */
    private double overhead(double joules, double seconds, int bundle, int k, int state) {
        PathBundle paths = problem.bundles().get(bundle);
        double cut =
                k > 0 && paths.asks(k - 1) ? joules * joules(tables.cutJ(state)) + seconds * tables.cutS(state) : 0;
        double sync = paths.asks(k) ? joules * joules(tables.syncJ(k, state)) + seconds * tables.syncS(k, state) : 0;
        return cut + sync;
    }

    private double leastRequest(int m, int bundle, int k) {
        return perJ[m] * reach.energy(bundle, k) * joules(tables.leastSwitchJ())
                + perS[m] * reach.latency(bundle, k) * tables.leastSwitchS();
    }

    private double joules(double modelled) {
        return priced ? modelled : 0;
    }

    /**
     * Whether a way of running the segments before a border can't become better than what is known.
     *
     * @param asks whether it has to ask for another state yet
     */
    boolean hopeless(int border, double latencyS, double energyJ, boolean asks) {
        double[] floor = new double[perJ.length];
        for (int m = 0; m < floor.length; m++) {
            double least = perJ[m] * energyJ + perS[m] * latencyS + work[m][border] + (asks ? request[m][border] : 0);
            floor[m] = least * (1 - ROUNDING);
        }
        for (int corner = 0; corner <= known.size(); corner++) {
            if (isOpen(corner, floor)) {
                return false;
            }
        }
        return true;
    }

    /** Whether something better could lie at a corner, to the left of a known point and below the one before it. */
    private boolean isOpen(int corner, double[] floor) {
        double mostS = corner == known.size() ? Double.POSITIVE_INFINITY : known.x(corner);
        double mostJ = corner == 0 ? Double.POSITIVE_INFINITY : known.y(corner - 1);
        for (int m = 0; m < floor.length; m++) {
            double most = (perJ[m] == 0 ? 0 : mostJ) + (perS[m] == 0 ? 0 : perS[m] * mostS);
            if (floor[m] >= most) {
                return false;
            }
        }
        return true;
    }
}
