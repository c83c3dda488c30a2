package io.exeunt.compare;

import io.exeunt.compare.Trial.Fitted;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One fitted policy under every governor.
 *
 * @param fitted the policy
 * @param latencyBudgetS time in s after which an answer is late
 * @param contenders the governors
 * @param attempts one per governor, in their order
 */
record ClockTrial(Fitted fitted, double latencyBudgetS, List<GovernorEntrant> contenders, List<Attempt> attempts) {
    /** A governor after the attempt to make it. */
    sealed interface Attempt {
        /**
         * It governs.
         *
         * @param kind what it does on these paths
         */
        record Made(Governed governed, GovernorKind kind) implements Attempt {}

        /** It can't. */
        record Refused(String reason) implements Attempt {}
    }

    /** Makes all governors, those that can be built first, so that bounds know what they have to bound. */
    static ClockTrial of(Fitted fitted, List<GovernorEntrant> contenders, GovernorRoom room) {
        List<Attempt> attempts = new ArrayList<>(Collections.nCopies(contenders.size(), new Attempt.Refused("-")));
        List<Governor> rivals = new ArrayList<>();
        for (boolean bounds : new boolean[] {false, true}) {
            for (int g = 0; g < contenders.size(); g++) {
                if (contenders.get(g).isBound() == bounds) {
                    Attempt attempt = attempt(contenders.get(g), fitted, room, List.copyOf(rivals));
                    attempts.set(g, attempt);
                    if (attempt instanceof Attempt.Made made) {
                        rivals.add(made.governed().governor());
                    }
                }
            }
        }
        return new ClockTrial(fitted, room.context().latencyBudgetS(), contenders, List.copyOf(attempts));
    }

    private static Attempt attempt(GovernorEntrant contender, Fitted fitted, GovernorRoom room, List<Governor> rivals) {
        try {
            PathHistogram report = fitted.report().histogram();
            return checked(
                    contender,
                    room.governed(room.governor(contender, fitted.fit(), report, rivals)),
                    List.of(fitted.fit(), report));
        } catch (InvalidInputException | IllegalArgumentException e) {
            return new Attempt.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // a governor may be anybody's
            return new Attempt.Refused("It failed with " + e);
        }
    }

    /** A governor's word is taken as far as its clocks bear it out. */
    private static Attempt checked(GovernorEntrant contender, Governed governed, List<PathHistogram> splits) {
        GovernorKind kind = contender.factory().kind();
        if (kind == GovernorKind.BOUND) {
            return new Attempt.Made(governed, kind);
        }
        if (governed.governor().foresees()) {
            return new Attempt.Refused("It knows the path and does not call itself a bound");
        }
        boolean changes = splits.stream().anyMatch(governed::changesAtExits);
        return changes && kind == GovernorKind.CONSTANT
                ? new Attempt.Refused("It calls itself constant until the answer and changes clocks between exits")
                : new Attempt.Made(governed, changes ? GovernorKind.PER_EXIT : GovernorKind.CONSTANT);
    }

    Optional<Governed> governed(int governor) {
        return attempts.get(governor) instanceof Attempt.Made made ? Optional.of(made.governed()) : Optional.empty();
    }

    boolean is(int governor, GovernorKind kind) {
        return attempts.get(governor) instanceof Attempt.Made made && made.kind() == kind;
    }

    /** Energy in mJ of a path under a governor; NaN where not modelled or not possible. */
    PathPrice energy(int governor) {
        return new PathPrice("mJ", path -> governed(governor)
                .map(each -> each.of(path).totalJ() * 1e3)
                .orElse(Double.NaN));
    }

    /** The best whose clocks are constant until the answer by its own word. */
    Optional<Integer> bestConstant() {
        return best(g -> is(g, GovernorKind.CONSTANT) && !contenders.get(g).changesAtExits());
    }

    /** The best constant clocks that are also rested in. */
    Optional<Integer> unresting() {
        return best(g -> contenders.get(g).isUnresting());
    }

    /** The best that may change clocks at exits, whether it does or not. */
    Optional<Integer> bestPerExit() {
        return best(g -> contenders.get(g).changesAtExits());
    }

    /** The best that knows the path. */
    Optional<Integer> bestBound() {
        return best(g -> is(g, GovernorKind.BOUND));
    }

    /** Index of the governor with the fewest late answers on fit, then the least energy there; empty if there is none. */
    private Optional<Integer> best(IntPredicate wanted) {
        return IntStream.range(0, attempts.size())
                .filter(wanted)
                .filter(g -> !Double.isNaN(fitMj(g)))
                .boxed()
                .min(Comparator.<Integer>comparingDouble(this::fitLateShare).thenComparingDouble(this::fitMj));
    }

    double fitMj(int governor) {
        return energy(governor).mean(fitted.fit());
    }

    double reportMj(int governor) {
        return energy(governor).mean(fitted.report().histogram());
    }

    private double fitLateShare(int governor) {
        return lateShare(governor, fitted.fit());
    }

    double reportLateShare(int governor) {
        return lateShare(governor, fitted.report().histogram());
    }

    private double lateShare(int governor, PathHistogram paths) {
        return governed(governor)
                .map(each -> each.lateShare(paths, latencyBudgetS))
                .orElse(1.0);
    }
}
