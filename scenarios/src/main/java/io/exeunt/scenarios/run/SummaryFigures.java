package io.exeunt.scenarios.run;

import io.exeunt.explore.Exploration;
import io.exeunt.explore.LoadTask;
import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Trials;
import io.exeunt.explore.result.Winners;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.format.Sparkline;
import io.exeunt.reports.insight.Findings;
import io.exeunt.reports.insight.HealthChecks;
import io.exeunt.reports.insight.TrustWording;
import io.exeunt.reports.insight.Verdict;
import io.exeunt.scenarios.workbench.Summary.Figure;
import io.exeunt.search.front.Infeasibility;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.study.GenerationStats;
import io.exeunt.search.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbers that a finished run prints. */
final class SummaryFigures {
    /** Letters of the hypervolume's curve. */
    private static final int CURVE = 16;

    private SummaryFigures() {}

    static String verdict(StudyReport report) {
        return Verdict.of(report).sentence();
    }

    /** What can be said of a study from its result alone. */
    static List<Figure> kept(StudyReport report) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "evaluations",
                Numbers.count(report.trials().all()) + ", "
                        + Numbers.count(report.trials().feasible()) + " feasible, "
                        + Numbers.count(report.trials().failed()) + " failed"));
        failures(report, figures);
        figures.add(new Figure(
                "designs on the front",
                Numbers.count(report.designs(Standing.FRONT).size())));
        underLoad(report, figures);
        winners(report, figures);
        knee(report, figures);
        return figures;
    }

    /** The recommended design, what its verdict rests on, and how many warnings there are to read. */
    private static void knee(StudyReport report, List<Figure> figures) {
        report.kneeDesign().ifPresent(knee -> figures.add(new Figure("knee", knee.id())));
        TrustWording.of(report).forEach(sentence -> figures.add(new Figure("note", sentence)));
        HealthChecks.of(report).stream()
                .filter(notice -> notice.severity() == Notice.Severity.WARNING)
                .forEach(notice -> figures.add(new Figure("warning", notice.finding())));
    }

    /** Who failed, and why. */
    private static void failures(StudyReport report, List<Figure> figures) {
        for (Trials.Failure failure : report.trials().failures()) {
            figures.add(new Figure(
                    Numbers.plural(failure.trials(), "failed trial"), failure.who() + ": " + failure.reason()));
        }
        for (Notice notice : report.notices()) {
            figures.add(new Figure(notice.severity().name().toLowerCase(Locale.ROOT), notice.finding()));
        }
    }

    /** What the recommended design does under the scenario's load, the worse over several boards. */
    private static void underLoad(StudyReport report, List<Figure> figures) {
        report.kneeDesign()
                .flatMap(Design::worstUnderLoad)
                .ifPresent(load -> figures.add(new Figure(
                        "knee under load",
                        load.steadiness().text() + ", p99 " + Numbers.of(Metric.LATENCY_P99.quantity(), load.p99S())
                                + ", "
                                + Numbers.percent(load.missShare()) + " missed deadlines, "
                                + Numbers.percent(load.dropShare()) + " dropped")));
    }

    /** Who wins where along the front; not worth a line where there is but one. */
    private static void winners(StudyReport report, List<Figure> figures) {
        Metric axis = report.winners().axis();
        winners("best from ", " under ", axis, report.winners().stretches(), figures);
        winners("best governor from ", " with ", axis, report.winners().governors(), figures);
    }

    private static void winners(
            String title, String with, Metric axis, List<Winners.Stretch> stretches, List<Figure> figures) {
        if (stretches.size() < 2) {
            return;
        }
        for (Winners.Stretch stretch : stretches) {
            figures.add(new Figure(
                    title + Numbers.of(axis.quantity(), stretch.from()),
                    stretch.contender() + (stretch.with().isEmpty() ? "" : with + Findings.with(stretch)) + ", "
                            + Numbers.percent(stretch.errorFrom()) + " to "
                            + Numbers.percent(stretch.errorTo()) + " wrong on fit"
                            + (Double.isNaN(stretch.gain()) ? "" : ", ahead by " + Findings.gain(stretch))));
        }
    }

    static List<Figure> of(StudySubject subject, Exploration exploration, StudyReport report) {
        StudyResult result = exploration.search().result();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("final exit alone", Numbers.percent(finalExit(subject)) + " right (report split)"));
        figures.add(new Figure(
                "evaluations",
                Numbers.count(result.evaluations().size()) + ", " + Numbers.count(result.count(State.FEASIBLE))
                        + " feasible, " + result.count(State.FAILED) + " failed"));
        failures(report, figures);
        figures.add(
                new Figure("designs on the front", Numbers.count(result.front().size())));
        figures.add(new Figure("hypervolume", hypervolumes(exploration)));
        underLoad(report, figures);
        winners(report, figures);
        knee(report, figures);
        result.infeasibility().ifPresent(why -> figures.addAll(nearest(why)));
        return figures;
    }

    private static double finalExit(StudySubject subject) {
        StudySystem reference = subject.reference();
        return reference.trace().report().accuracy(reference.exits() - 1);
    }

    /** The designs that come nearest to keeping every constraint. */
    static List<Figure> nearest(Infeasibility why) {
        List<Figure> figures = new ArrayList<>();
        why.leastViolating().stream()
                .limit(1)
                .forEach(design -> figures.add(new Figure("nearest design", design.id() + ": " + values(why, design))));
        for (int i = 0; i < why.limits().size(); i++) {
            attainable(why, i).ifPresent(figures::add);
        }
        return figures;
    }

    /** What could be asked for instead: how far one limit has to give where all others stay; nothing where designs were left when they broke it. */
    private static Optional<Figure> attainable(Infeasibility why, int index) {
        Infeasibility.Limit limit = why.limits().get(index);
        Constraint constraint = limit.constraint();
        String extreme = constraint.sense() == Constraint.Sense.AT_MOST ? "least " : "greatest ";
        String others = why.limits().size() > 1 ? " at the other limits" : "";
        return limit.alone()
                .filter(design -> !LoadTask.isLeftWhenBroken(constraint))
                .map(design -> new Figure(
                        extreme + said(constraint) + others,
                        value(constraint, design.constraintValues()[index]) + ", design " + design.id()
                                + " of those evaluated"));
    }

    private static String values(Infeasibility why, Evaluation design) {
        double[] values = design.constraintValues();
        return IntStream.range(0, values.length)
                .mapToObj(i -> {
                    Constraint constraint = why.limits().get(i).constraint();
                    boolean broken = design.violations()[i] > 0;
                    boolean left = broken && LoadTask.isLeftWhenBroken(constraint);
                    String sign = constraint.sense() == Constraint.Sense.AT_MOST ? "≤ " : "≥ ";
                    return said(constraint) + " "
                            + (left
                                    ? "more than " + value(constraint, constraint.bound())
                                    : value(constraint, values[i]))
                            + (broken ? " (breaks " + sign + value(constraint, constraint.bound()) + ")" : "");
                })
                .collect(Collectors.joining(", "));
    }

    /** "mean latency" for latency_mean. */
    private static String said(Constraint constraint) {
        return constraint.name().replaceFirst("^(latency)_(\\w+)$", "$2 $1").replace('_', ' ');
    }

    private static String value(Constraint constraint, double value) {
        return constraint.name().equals("accuracy")
                ? Numbers.percent(value)
                : (Numbers.significant(value) + " " + constraint.unit()).strip();
    }

    private static String hypervolumes(Exploration exploration) {
        StudyResult search = exploration.search().result();
        double[] history = search.history().stream()
                .mapToDouble(GenerationStats::hypervolume)
                .toArray();
        String own = (share(search) + " " + Sparkline.of(history, CURVE)).strip();
        return exploration
                .randomSearch()
                .map(random -> own + " (random search on the same budget: " + share(random.result()) + ")")
                .orElse(own);
    }

    private static String share(StudyResult result) {
        return String.format(Locale.ROOT, "%.4f", result.hypervolume());
    }
}
