package io.exeunt.simulator.analytic;

import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows all schedules from a home state, border by border, as labels; see {@link ClockFront}. Where all paths ask the same heads a
 * pending request is waited for: whoever asks again meanwhile had better not asked before, as a standstill is never for nothing. Where
 * they don't, a request that comes too late for some may have served others.
 */
final class ClockLabels {
    private final ScheduleProblem problem;
    private final CostTables tables;
    private final RemainingTime remaining;
    private final SuffixBounds bounds;
    private final ScheduleReach reach;
    private final ChoiceStairs found;
    private final boolean priced;
    private final int bundles;
    private int left;

    /**
     * Prepares it.
     *
     * @param found schedules that are known, among them all of one state; those found are added
     * @param most labels looked at before it is given up
     */
    ClockLabels(ScheduleProblem problem, RemainingTime remaining, SuffixBounds bounds, ChoiceStairs found, int most) {
        this.problem = problem;
        this.tables = problem.tables();
        this.remaining = remaining;
        this.bounds = bounds;
        this.reach = ScheduleReach.of(problem);
        this.found = found;
        this.priced = tables.platform().energyModelled();
        this.bundles = problem.bundles().size();
        this.left = most;
    }

    /** What a label leaves behind: the state asked for, and per bundle the one that holds and the time until the other does. */
    private record Pending(int wanted, List<Integer> held, List<Double> lateS) {
        boolean settled() {
            return held.stream().allMatch(state -> state == wanted);
        }
    }

    /** A way of running the segments before a border. */
    private record Label(
            Pending pending,
            double latencyS,
            double energyJ,
            @Nullable Label before) {
        int wanted() {
            return pending.wanted();
        }
    }

    /** All schedules that begin in a state; false when it was given up. */
    boolean goFrom(int home) {
        Label start = new Label(settled(home), 0, 0, null);
        if (!remaining.hopeful(0, home)) {
            return true;
        }
        Map<Pending, Stairs<Label>> here = new LinkedHashMap<>();
        offer(stepped(start, 0, home, home), here);
        for (int k = 1; k <= reach.last() && !here.isEmpty(); k++) {
            Map<Pending, Stairs<Label>> there = new LinkedHashMap<>();
            for (Stairs<Label> labels : here.values()) {
                for (int i = 0; i < labels.size(); i++) {
                    if (--left < 0) {
                        return false;
                    }
                    goOn(labels.held(i), k, home, there);
                }
            }
            here = there;
        }
        here.values().forEach(this::complete);
        return true;
    }

    private Pending settled(int state) {
        return new Pending(state, new ArrayList<>(Collections.nCopies(bundles, state)), none());
    }

    private List<Double> none() {
        return new ArrayList<>(Collections.nCopies(bundles, 0.0));
    }

    /** Runs a segment in every state that may be worth asking for. */
    private void goOn(Label label, int k, int home, Map<Pending, Stairs<Label>> there) {
        boolean settled = label.pending().settled();
        if (settled && !remaining.hopeful(k, label.wanted())) {
            return; // to stay is all that is left, and known
        }
        if (bounds.hopeless(k, label.latencyS(), label.energyJ(), settled)) {
            return;
        }
        Label kept = stepped(label, k, label.wanted(), home);
        if (offer(kept, there) && !settled && kept.pending().settled()) {
            stay(kept, k + 1, home);
        }
        if (!mayAsk(label.pending(), k)) {
            return;
        }
        for (int next = 0; next < tables.states(); next++) {
            if (next != label.wanted() && mayHold(label.pending(), k, next)) {
                Label asked = stepped(label, k, next, home);
                boolean fresh = asked.pending().settled();
                if (!bounds.hopeless(k + 1, asked.latencyS(), asked.energyJ(), false) && offer(asked, there) && fresh) {
                    stay(asked, k + 1, home);
                }
            }
        }
    }

    /** Whether another request makes sense; after one that holds at another place on each bundle, it always may. */
    private boolean mayAsk(Pending pending, int k) {
        return bundles > 1 || pending.settled() && remaining.hopeful(k, pending.wanted());
    }

    private boolean mayHold(Pending pending, int k, int next) {
        for (int b = 0; b < bundles; b++) {
            if (goesOn(b, k) && remaining.holds(k, pending.held().get(b), next)) {
                return true;
            }
        }
        return false;
    }

    private boolean goesOn(int bundle, int k) {
        return k <= problem.bundles().get(bundle).deepest();
    }

    private static boolean offer(Label label, Map<Pending, Stairs<Label>> there) {
        return there.computeIfAbsent(label.pending(), unknown -> new Stairs<>())
                .add(label.latencyS(), label.energyJ(), () -> label);
    }

    /** A label that asks for nothing any more is a schedule. */
    private void stay(Label from, int border, int home) {
        Label label = from;
        for (int k = border; k <= reach.last(); k++) {
            label = stepped(label, k, label.wanted(), home);
        }
        complete(label);
    }

    private void complete(Stairs<Label> labels) {
        for (int i = 0; i < labels.size(); i++) {
            complete(labels.held(i));
        }
    }

    private void complete(Label end) {
        found.add(end.latencyS(), end.energyJ(), () -> schedule(end));
    }

    private FrequencySchedule schedule(Label end) {
        int[] states = new int[tables.exits()];
        Arrays.fill(states, end.wanted());
        Label label = end;
        for (int k = reach.last(); k >= 0; k--) {
            states[k] = label.wanted();
            label = Objects.requireNonNull(label.before());
        }
        return FrequencySchedule.of(states);
    }

    private Label stepped(Label label, int k, int next, int home) {
        double latencyS = label.latencyS();
        double energyJ = label.energyJ();
        List<Integer> held = new ArrayList<>(bundles);
        List<Double> lateS = new ArrayList<>(bundles);
        for (int b = 0; b < bundles; b++) {
            if (!goesOn(b, k)) {
                held.add(next);
                lateS.add(0.0);
                continue;
            }
            Pending pending = label.pending();
            PathBundle paths = problem.bundles().get(b);
            Walk walk = new Walk(
                    tables,
                    pending.held().get(b),
                    pending.wanted(),
                    pending.lateS().get(b),
                    k > 0 && paths.asks(k - 1));
            walk.step(k, next, paths.asks(k));
            latencyS += reach.latency(b, k) * walk.latencyS();
            energyJ += priced ? joules(walk, b, k, home) : 0;
            held.add(walk.held());
            lateS.add(walk.lateS());
        }
        return new Label(new Pending(next, held, lateS), latencyS, energyJ, label);
    }

    private double joules(Walk walk, int bundle, int k, int home) {
        double leaving = problem.bundles().get(bundle).leaving()[k];
        return reach.energy(bundle, k) * walk.energyJ() + (leaving == 0 ? 0 : leaving * walk.backJ(home, home));
    }
}
