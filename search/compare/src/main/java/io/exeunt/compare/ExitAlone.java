package io.exeunt.compare;

import io.exeunt.compare.Trial.Fitted;
import io.exeunt.ground.statistics.McNemar;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rules that are right on <em>report</em> less often than one exit alone, asked without any other, that keeps the same budget: McNemar's
 * exact test, at a level of {@link #FALSE_ALARMS} divided by the number of tests, so that the probability of a warning about rules that
 * are all at least as good is at most that.
 */
final class ExitAlone {
    /** Largest probability that anything is said of rules that are no worse. */
    static final double FALSE_ALARMS = 1e-3;

    private static final int SHOWN = 4;

    private final Course course;
    private final Map<List<Integer>, boolean[]> rightByExit = new HashMap<>();

    private ExitAlone(Course course) {
        this.course = course;
    }

    /** A rule, and the exit that beats it. */
    private record Beaten(Fitted trial, int exit, double cost, double accuracy) {
        double ahead() {
            return accuracy - Beaten.accuracy(trial.report().right());
        }

        static double accuracy(boolean[] right) {
            int count = 0;
            for (boolean each : right) {
                count += each ? 1 : 0;
            }
            return (double) count / right.length;
        }
    }

    /** One line about all of them; empty if there is none. */
    static Optional<String> warning(Course course, List<Trial> trials) {
        List<Fitted> fitted = trials.stream()
                .filter(Fitted.class::isInstance)
                .map(Fitted.class::cast)
                .toList();
        List<Beaten> beaten = new ExitAlone(course).worst(fitted);
        if (beaten.isEmpty()) {
            return Optional.empty();
        }
        String shown =
                beaten.stream().limit(SHOWN).map(each -> text(course, each)).collect(Collectors.joining("; "));
        int more = beaten.size() - SHOWN;
        return Optional.of("an exit alone is right more often than a rule at the same budget: " + shown
                + (more > 0 ? "; and " + more + " more policies" : ""));
    }

    private static String text(Course course, Beaten beaten) {
        Member member = course.members().get(beaten.trial().member());
        return String.format(
                Locale.ROOT,
                "%s at %.4g %s %.2f %%, %s (fixed:%d) %.2f %% for %.4g",
                beaten.trial().policy(),
                beaten.trial().budget(),
                course.budgetUnit(),
                Beaten.accuracy(beaten.trial().report().right()) * 100,
                member.trace().exitNames().get(beaten.exit()),
                beaten.exit(),
                beaten.accuracy() * 100,
                beaten.cost());
    }

    /** Of each policy the budget at which it is farthest behind. */
    private List<Beaten> worst(List<Fitted> fitted) {
        long tests = fitted.stream()
                .mapToLong(trial -> course.members().get(trial.member()).trace().exits())
                .sum();
        Map<String, Beaten> worstByPolicy = new LinkedHashMap<>();
        for (Fitted trial : fitted) {
            for (Beaten each : beaten(trial, FALSE_ALARMS / tests)) {
                worstByPolicy.merge(trial.policy(), each, (a, b) -> b.ahead() > a.ahead() ? b : a);
            }
        }
        return List.copyOf(worstByPolicy.values());
    }

    private List<Beaten> beaten(Fitted trial, double level) {
        Member member = course.members().get(trial.member());
        List<Beaten> beaten = new ArrayList<>();
        for (int k = 0; k < member.trace().exits(); k++) {
            double cost = alone(member.budgetCosts(), k);
            boolean[] right = right(trial.member(), k);
            McNemar test = McNemar.of(right, trial.report().right());
            if (cost <= trial.budget() && test.onlyFirst() > test.onlySecond() && test.exactP() < level) {
                beaten.add(new Beaten(trial, k, cost, Beaten.accuracy(right)));
            }
        }
        return beaten;
    }

    private static double alone(ExitCosts costs, int exit) {
        return costs.of(Path.of(exit, 1L << exit));
    }

    private boolean[] right(int member, int exit) {
        return rightByExit.computeIfAbsent(List.of(member, exit), key -> {
            TraceSplit report = course.members().get(member).trace().report();
            boolean[] right = new boolean[report.samples()];
            for (int i = 0; i < right.length; i++) {
                right[i] = report.correct(exit, i);
            }
            return right;
        });
    }
}
