package io.exeunt.policies.governor;

import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All schedules of one known path that could be best, from a given home state: per last state those of which none is faster and
 * cheaper, idling considered. Exact up to {@link #MOST} per segment; beyond that each state's are thinned out: those on the convex hull
 * of time and energy stay first, as they are all that matters without a latency limit, then others evenly spaced.
 *
 * <p>Clocks that hold late are asked for and waited for, or not asked for: a second request meanwhile would make the first mere loss, as
 * long as standing still is no cheaper than idling.
 */
final class PathPlan {
    /** Schedules remembered per segment, over all states. */
    static final int MOST = 1024;

    private final CostTables tables;
    private final double idleW;
    private final int home;
    private final int exit;
    private final long heads;
    /** [border][state that holds there]. */
    private final List<List<List<Label>>> fronts;

    private final List<List<Label>> ends;

    /** A way of running the segments before a border. */
    private record Label(
            int border,
            double latencyS,
            double energyJ,
            int state,
            @Nullable Label before) {}

    /** States [segment], what they take and cost, all that follows the answer included. */
    @SuppressWarnings("ArrayRecordComponent")
    record Plan(int[] states, double latencyS, double energyJ) {
        /** Who keeps the limit is better, then who needs less energy. */
        Plan better(Plan other, double limitS) {
            boolean late = latencyS > limitS;
            boolean otherLate = other.latencyS > limitS;
            return late == otherLate ? other.energyJ < energyJ ? other : this : late ? other : this;
        }
    }

    /** What follows the answer, in J, by last state and latency. */
    interface Leaving {
        double joules(int lastState, double latencyS);
    }

    /**
     * Follows a path.
     *
     * @param home state in which it begins
     * @param idleW largest power in W that a second less of idling may save, 0 where idling is not charged
     * @param path exit and evaluated heads
     */
    PathPlan(CostTables tables, int home, double idleW, Path path) {
        this.tables = tables;
        this.home = home;
        this.idleW = idleW;
        this.exit = path.exit();
        this.heads = path.evaluated();
        fronts = new ArrayList<>();
        for (int border = 0; border <= exit + 1; border++) {
            fronts.add(IntStream.range(0, tables.states())
                    .<List<Label>>mapToObj(state -> new ArrayList<>())
                    .toList());
        }
        fronts.get(0).get(home).add(new Label(0, 0, 0, home, null));
        for (int border = 0; border <= exit; border++) {
            advance(border);
        }
        ends = fronts.get(exit + 1).stream().map(this::best).toList();
    }

    /** What a given schedule of this path takes and costs; states by segment. */
    Plan of(int[] states, Leaving leaving) {
        Walk walk = new Walk(tables, home);
        for (int k = 0; k <= exit; k++) {
            walk.step(k, states[k], asks(k));
        }
        double leavingJ = leaving.joules(walk.held(), walk.latencyS());
        return new Plan(Arrays.copyOf(states, exit + 1), walk.latencyS(), walk.energyJ() + leavingJ);
    }

    private boolean asks(int exit) {
        return (heads >>> exit & 1) != 0;
    }

    /** From each state that holds at a border: asks for each state and waits until that holds at a later one. */
    private void advance(int border) {
        for (int state = 0; state < tables.states(); state++) {
            List<Label> here = best(fronts.get(border).get(state));
            if (!here.isEmpty()) {
                for (int next = 0; next < tables.states(); next++) {
                    extend(here, border, state, next);
                }
            }
        }
    }

    private void extend(List<Label> here, int border, int state, int next) {
        Walk walk = new Walk(tables, state, border > 0 && asks(border - 1));
        int k = border;
        do {
            walk.step(k, next, asks(k));
            k++;
        } while (walk.lateS() > 0 && k <= exit);
        if (walk.lateS() == 0) {
            List<Label> there = fronts.get(k).get(next);
            for (Label label : here) {
                double latencyS = label.latencyS() + walk.latencyS();
                there.add(new Label(k, latencyS, label.energyJ() + walk.energyJ(), next, label));
            }
        }
    }

    private List<Label> best(List<Label> candidates) {
        return thinned(undominated(candidates));
    }

    /** A slower way saves idling, at most at {@link #idleW}: it must cost more by more than that to be no use. */
    private List<Label> undominated(List<Label> candidates) {
        candidates.sort(Comparator.comparingDouble(Label::latencyS).thenComparing(Label::energyJ));
        List<Label> front = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (Label label : candidates) {
            double netJ = label.energyJ() - idleW * label.latencyS();
            if (netJ < least) {
                front.add(label);
                least = netJ;
            }
        }
        return front;
    }

    private List<Label> thinned(List<Label> front) {
        int most = Math.max(2, MOST / tables.states());
        if (front.size() <= most) {
            return front;
        }
        SortedSet<Integer> kept = new TreeSet<>();
        addEvenly(hull(front), most / 2, kept);
        addEvenly(IntStream.range(0, front.size()).toArray(), most - kept.size(), kept);
        return kept.stream().map(front::get).toList();
    }

    private static void addEvenly(int[] indices, int most, SortedSet<Integer> kept) {
        int some = Math.min(most, indices.length);
        for (int i = 0; i < some; i++) {
            kept.add(indices[some == 1 ? 0 : (int) ((long) i * (indices.length - 1) / (some - 1))]);
        }
    }

    /** Indices of the front's lower convex hull: for every price of a second one of them is best. */
    private static int[] hull(List<Label> front) {
        int[] hull = new int[front.size()];
        int size = 0;
        for (int i = 0; i < front.size(); i++) {
            while (size > 1 && !isBelow(front.get(hull[size - 1]), front.get(hull[size - 2]), front.get(i))) {
                size--;
            }
            hull[size++] = i;
        }
        return Arrays.copyOf(hull, size);
    }

    /** Whether a point lies below the line between two others. */
    private static boolean isBelow(Label point, Label from, Label to) {
        return (point.energyJ() - from.energyJ()) * (to.latencyS() - from.latencyS())
                < (to.energyJ() - from.energyJ()) * (point.latencyS() - from.latencyS());
    }

    /** The plan of least energy that answers within the limit, or of all if none does. */
    Plan best(double limitS, Leaving leaving) {
        Label best = null;
        Label thriftiest = null;
        double bestJ = Double.POSITIVE_INFINITY;
        double leastJ = Double.POSITIVE_INFINITY;
        for (List<Label> front : ends) {
            for (Label label : front) {
                double joules = label.energyJ() + leaving.joules(label.state(), label.latencyS());
                if (thriftiest == null || joules < leastJ) {
                    thriftiest = label;
                    leastJ = joules;
                }
                if (label.latencyS() <= limitS && (best == null || joules < bestJ)) {
                    best = label;
                    bestJ = joules;
                }
            }
        }
        return plan(Objects.requireNonNull(best == null ? thriftiest : best), leaving);
    }

    private Plan plan(Label end, Leaving leaving) {
        int[] states = new int[exit + 1];
        for (Label label = end; label.before() != null; label = label.before()) {
            Arrays.fill(states, label.before().border(), label.border(), label.state());
        }
        return new Plan(states, end.latencyS(), end.energyJ() + leaving.joules(end.state(), end.latencyS()));
    }
}
