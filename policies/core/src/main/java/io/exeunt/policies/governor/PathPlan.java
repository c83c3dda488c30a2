package io.exeunt.policies.governor;

import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.policy.Path;
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
 */
final class PathPlan {
    /** Schedules remembered per segment, over all states. */
    static final int MOST = 1024;

    private final CostTables tables;
    private final double idleW;
    private final int home;
    private final int exit;
    private final long heads;
    private final List<List<Label>> ends;

    /** A way of running the segments so far. */
    private record Label(
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
        List<Label> before = List.of(new Label(0, 0, home, null));
        List<List<Label>> byState = List.of();
        for (int k = 0; k <= exit; k++) {
            byState = advance(k, before);
            before = byState.stream().flatMap(List::stream).toList();
        }
        ends = byState;
    }

    /** What a given schedule of this path takes and costs; states by segment. */
    Plan of(int[] states, Leaving leaving) {
        Label label = new Label(0, 0, home, null);
        for (int k = 0; k <= exit; k++) {
            label = extend(label, k, states[k]);
        }
        return plan(label, leaving);
    }

    private List<List<Label>> advance(int segment, List<Label> before) {
        List<List<Label>> byState = new ArrayList<>();
        for (int state = 0; state < tables.states(); state++) {
            List<Label> candidates = new ArrayList<>(before.size());
            for (Label label : before) {
                candidates.add(extend(label, segment, state));
            }
            byState.add(thinned(undominated(candidates)));
        }
        return byState;
    }

    private Label extend(Label label, int segment, int state) {
        double seconds = tables.switchS(label.state(), state) + tables.segmentS(segment, state);
        double joules = tables.switchJ(label.state(), state) + tables.segmentJ(segment, state);
        if ((heads >>> segment & 1) != 0) {
            seconds += tables.headS(segment, state);
            joules += tables.headJ(segment, state);
        }
        return new Label(label.latencyS() + seconds, label.energyJ() + joules, state, label);
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
                if (joules < leastJ) {
                    thriftiest = label;
                    leastJ = joules;
                }
                if (label.latencyS() <= limitS && joules < bestJ) {
                    best = label;
                    bestJ = joules;
                }
            }
        }
        return plan(Objects.requireNonNull(best == null ? thriftiest : best), leaving);
    }

    private Plan plan(Label end, Leaving leaving) {
        int[] states = new int[exit + 1];
        Label label = end;
        for (int k = exit; k >= 0; k--) {
            states[k] = label.state();
            label = Objects.requireNonNull(label.before());
        }
        return new Plan(states, end.latencyS(), end.energyJ() + leaving.joules(end.state(), end.latencyS()));
    }
}
