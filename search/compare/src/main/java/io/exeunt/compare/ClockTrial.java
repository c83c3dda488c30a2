package io.exeunt.compare;

import io.exeunt.compare.Trial.Fitted;
import io.exeunt.compare.result.Clocked.Kind;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.policy.Governor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One fitted policy under every governor.
 *
 * @param fitted the policy
 * @param clocking demands
 * @param attempts one per governor, in their order
 */
record ClockTrial(Fitted fitted, Clocking clocking, List<Attempt> attempts) {
    /** A governor after the attempt to make it. */
    sealed interface Attempt {
        /** It governs. */
        record Made(Governed governed) implements Attempt {}

        /** It can't. */
        record Refused(String reason) implements Attempt {}
    }

    static ClockTrial of(Fitted fitted, GovernorChoice choice) {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        List<Governor> rivals = new ArrayList<>();
        for (String name : choice.clocking().governors()) {
            if (GovernorChoice.kind(name) != Kind.BOUND) {
                Attempt attempt = attempt(choice, () -> choice.governor(name, fitted.fit()));
                attempts.put(name, attempt);
                if (attempt instanceof Attempt.Made made) {
                    rivals.add(made.governed().governor());
                }
            }
        }
        List<Attempt> inOrder = choice.clocking().governors().stream()
                .map(name -> attempts.computeIfAbsent(
                        name,
                        bound -> attempt(
                                choice, () -> choice.bound(fitted.report().histogram(), rivals))))
                .toList();
        return new ClockTrial(fitted, choice.clocking(), inOrder);
    }

    private static Attempt attempt(GovernorChoice choice, Supplier<Governor> governor) {
        try {
            return new Attempt.Made(choice.governed(governor.get()));
        } catch (InvalidInputException | IllegalArgumentException e) {
            return new Attempt.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // a governor may be anybody's
            return new Attempt.Refused("It failed with " + e);
        }
    }

    Optional<Governed> governed(int governor) {
        return attempts.get(governor) instanceof Attempt.Made made ? Optional.of(made.governed()) : Optional.empty();
    }

    /** Energy in mJ of a path under a governor; NaN where not modelled or not possible. */
    PathPrice energy(int governor) {
        return new PathPrice("mJ", path -> governed(governor)
                .map(each -> each.of(path).totalJ() * 1e3)
                .orElse(Double.NaN));
    }

    /** Index of the governor of a kind with the fewest late answers on fit, then the least energy there; empty if none has any. */
    Optional<Integer> best(Kind kind) {
        List<String> names = clocking.governors();
        return IntStream.range(0, names.size())
                .filter(g -> GovernorChoice.kind(names.get(g)) == kind)
                .filter(g -> !Double.isNaN(fitMj(g)))
                .boxed()
                .min(Comparator.<Integer>comparingDouble(this::fitLateShare).thenComparingDouble(this::fitMj));
    }

    double fitMj(int governor) {
        return energy(governor).mean(fitted.fit());
    }

    double fitLateShare(int governor) {
        return governed(governor)
                .map(each -> each.lateShare(fitted.fit(), clocking.latencyBudgetS()))
                .orElse(1.0);
    }
}
