package io.exeunt.policies.governor;

import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.policy.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All schedules of one known path that could be best, from a given home state: per last state those of which none is faster and
 * cheaper, idling considered. Exact up to {@link #MOST} per segment; beyond that each state's are thinned out evenly, its fastest and its cheapest always
 * kept.
 */
final class PathPlan {
    /** Schedules remembered per segment, over all states. */
    static final int MOST = 1024;

    private final CostTables tables;
    private final double idleW;
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
    record Plan(int[] states, double latencyS, double energyJ) {}

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
        List<Label> some = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            some.add(front.get((int) ((long) i * (front.size() - 1) / (most - 1))));
        }
        return some;
    }

    /** The plan of least energy that answers within the limit; the fastest if none does. */
    Plan best(double limitS, Leaving leaving) {
        Label best = null;
        Label fastest = null;
        double bestJ = Double.POSITIVE_INFINITY;
        for (List<Label> front : ends) {
            for (Label label : front) {
                double joules = label.energyJ() + leaving.joules(label.state(), label.latencyS());
                fastest = fastest == null || label.latencyS() < fastest.latencyS() ? label : fastest;
                if (label.latencyS() <= limitS && joules < bestJ) {
                    best = label;
                    bestJ = joules;
                }
            }
        }
        return plan(Objects.requireNonNull(best == null ? fastest : best), leaving);
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
