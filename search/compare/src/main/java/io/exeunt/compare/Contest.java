package io.exeunt.compare;

import io.exeunt.compare.PairedFigures.Intervals;
import io.exeunt.compare.Trial.Failed;
import io.exeunt.compare.Trial.Fitted;
import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell;
import io.exeunt.compare.result.Difference;
import io.exeunt.compare.result.EqualCost;
import io.exeunt.compare.result.MeanCost;
import io.exeunt.ground.Check;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.Holm;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.ground.statistics.McNemar;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.SampleDecisions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns trials into an arena of the report: figures, intervals and tests. */
final class Contest {
    private final Course course;
    private final List<Trial> trials;
    private final List<Fitted> fitted;
    private final int[] reference;

    Contest(Course course, List<Trial> trials, Referee referee) {
        this.course = course;
        this.trials = Check.notEmpty("trials", trials);
        this.fitted = trials.stream()
                .filter(Fitted.class::isInstance)
                .map(Fitted.class::cast)
                .toList();
        this.reference = referee.references(fitted);
    }

    /** The figures of one trial that are known once all have been resampled. */
    private record Scores(Intervals intervals, double[] holmP, PairedFigures figures, double[][] observed) {}

    Arena arena(Bootstrap bootstrap, double level, Cancellation cancellation) {
        List<Double> budgets = trials.stream().map(Trial::budget).distinct().toList();
        Arena arena = new Arena(
                course.place(), course.budgetUnit(), course.units(), budgets, cells(bootstrap, level, cancellation));
        Arena withHeads = course.members().size() == 1 ? arena : arena.withHeads(heads());
        return course.clocking().isEmpty() || fitted.isEmpty()
                ? withHeads
                : withHeads.withClocks(new ClockContest(
                                course, course.clocking().get(), fitted, reference, bootstrap.threads(), cancellation)
                        .clocks(bootstrap, level, cancellation));
    }

    private Map<String, String> heads() {
        Map<String, String> heads = new LinkedHashMap<>();
        for (Trial trial : trials) {
            heads.computeIfAbsent(trial.policy(), policy -> headsOf(trial.entrant()));
        }
        return heads;
    }

    /** Those that it was fitted with at any budget; those of its own if it never was. */
    private String headsOf(Entrant entrant) {
        Set<Integer> used = new TreeSet<>();
        fitted.stream().filter(trial -> trial.entrant().equals(entrant)).forEach(trial -> used.add(trial.member()));
        Collection<Integer> shown = used.isEmpty() ? List.of(entrant.home()) : used;
        return shown.stream().map(m -> course.members().get(m).name()).collect(Collectors.joining(", "));
    }

    private Member member(Fitted trial) {
        return course.members().get(trial.member());
    }

    private List<Cell> cells(Bootstrap bootstrap, double level, Cancellation cancellation) {
        if (fitted.isEmpty()) {
            return trials.stream().map(trial -> refused((Failed) trial)).toList();
        }
        PairedFigures figures = new PairedFigures(
                fitted,
                reference,
                fitted.stream().map(trial -> member(trial).prices()).toList());
        int[] once = new int[course.samples()];
        Arrays.fill(once, 1);
        Scores scores = new Scores(
                figures.intervals(bootstrap, course.samples(), level, cancellation),
                holm(),
                figures,
                figures.observed(once));
        List<Cell> cells = new ArrayList<>();
        int next = 0;
        for (Trial trial : trials) {
            cells.add(trial instanceof Failed failed ? refused(failed) : scored(next++, scores));
        }
        return cells;
    }

    private static Cell refused(Failed failed) {
        return new Cell.Refused(failed.policy(), failed.budget(), failed.reason());
    }

    private Cell scored(int t, Scores scores) {
        Fitted trial = fitted.get(t);
        List<EqualCost> equal = reference[t] < 0
                ? List.of()
                : IntStream.range(0, course.units().size())
                        .mapToObj(u -> equalCost(t, u, scores))
                        .toList();
        return new Cell.Scored(
                trial.policy(),
                trial.budget(),
                trial.rule(),
                trial.fit().accuracy(),
                scores.intervals().accuracy(t),
                member(trial).costs().stream()
                        .map(costs -> meanCost(trial, costs))
                        .toList(),
                exitShares(trial),
                difference(t, scores),
                equal);
    }

    private static MeanCost meanCost(Fitted trial, ExitCosts costs) {
        return new MeanCost(
                costs.unit(), costs.mean(trial.fit()), costs.mean(trial.report().histogram()));
    }

    private List<Double> exitShares(Fitted trial) {
        SampleDecisions decisions = trial.report();
        double[] shares = new double[member(trial).trace().exits()];
        for (int i = 0; i < decisions.samples(); i++) {
            shares[decisions.exit(i)] += 1;
        }
        return DoubleStream.of(shares).map(n -> n / decisions.samples()).boxed().toList();
    }

    private @Nullable Difference difference(int t, Scores scores) {
        if (reference[t] < 0 || reference[t] == t) {
            return null;
        }
        return new Difference(
                fitted.get(reference[t]).policy(), scores.intervals().difference(t), test(t), scores.holmP()[t]);
    }

    private McNemar test(int t) {
        return McNemar.of(
                fitted.get(t).report().right(),
                fitted.get(reference[t]).report().right());
    }

    /** [trial], corrected for all comparisons; 1 where nothing is compared. */
    private double[] holm() {
        int[] compared = IntStream.range(0, fitted.size())
                .filter(t -> reference[t] >= 0 && reference[t] != t)
                .toArray();
        double[] adjusted = Holm.adjusted(
                IntStream.of(compared).mapToDouble(t -> test(t).midP()).toArray());
        double[] all = new double[fitted.size()];
        Arrays.fill(all, 1);
        for (int i = 0; i < compared.length; i++) {
            all[compared[i]] = adjusted[i];
        }
        return all;
    }

    private EqualCost equalCost(int t, int unit, Scores scores) {
        boolean reached = scores.figures().reaches(t, unit, scores.observed());
        return new EqualCost(
                course.units().get(unit),
                scores.observed()[reference[t]][1 + unit],
                reached ? scores.intervals().accuracyAtEqualCost(t, unit) : Interval.NONE,
                reached ? scores.intervals().differenceAtEqualCost(t, unit) : Interval.NONE);
    }
}
