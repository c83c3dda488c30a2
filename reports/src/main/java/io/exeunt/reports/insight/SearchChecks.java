package io.exeunt.reports.insight;

import static io.exeunt.reports.insight.HealthChecks.warning;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Notice.Severity;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Trials;
import io.exeunt.reports.format.Numbers;
import io.exeunt.search.objective.Objective.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the search did its work. */
final class SearchChecks {
    /** Relative growth of the hypervolume over the last third of the evaluations above which the search was cut short. */
    private static final double STILL_GROWING = 0.01;

    private SearchChecks() {}

    static Optional<Notice> failures(StudyReport report) {
        Trials trials = report.trials();
        if (trials.failed() == 0) {
            return Optional.empty();
        }
        return warning(
                Numbers.count(trials.failed()) + " of " + Numbers.plural(trials.all(), "trial") + " failed: "
                        + trials.failures().stream()
                                .map(failure -> Numbers.count(failure.trials()) + " with " + failure.who() + " ("
                                        + failure.reason() + ")")
                                .collect(Collectors.joining("; "))
                        + ".",
                "They are left out of everything here; mend or leave out what failed.");
    }

    static Optional<Notice> baselines(StudyReport report) {
        Optional<Design> knee = report.kneeDesign();
        if (knee.isEmpty() || report.baselines().isEmpty()) {
            return Optional.empty();
        }
        List<String> winners = report.baselines().stream()
                .filter(baseline -> dominates(report, baseline, knee.get()))
                .map(Baseline::title)
                .toList();
        return winners.isEmpty()
                ? Optional.of(new Notice(Severity.OK, "No baseline dominates the knee design.", ""))
                : warning(
                        "The knee design is dominated by " + String.join(" and ", winners) + ".",
                        "The search gained nothing there: give it more evaluations or a smaller space.");
    }

    private static boolean dominates(StudyReport report, Baseline baseline, Design knee) {
        Figures scored = knee.report();
        Figures other = baseline.design().report();
        boolean onReport = scored != null && other != null;
        Figures mine = onReport && scored != null ? scored : knee.fit();
        Figures theirs = onReport && other != null ? other : baseline.design().fit();
        List<Double> gains = report.objectives().stream()
                .map(metric -> metric.gain(mine, theirs))
                .filter(gain -> !gain.isNaN())
                .toList();
        return gains.stream().allMatch(gain -> gain >= 0) && gains.stream().anyMatch(gain -> gain > 0);
    }

    static Optional<Notice> convergence(StudyReport report) {
        List<HistoryPoint> history = report.history().search();
        if (history.size() < 4 || last(history).hypervolume() == 0) {
            return Optional.empty();
        }
        long twoThirds = last(history).evaluations() * 2L / 3;
        double before = history.stream()
                .filter(progress -> progress.evaluations() <= twoThirds)
                .mapToDouble(HistoryPoint::hypervolume)
                .reduce(0, (first, second) -> second);
        double growth = 1 - before / last(history).hypervolume();
        String text = String.format(
                Locale.ROOT, "Hypervolume grew by %.1f %% over the last third of the evaluations", growth * 100);
        return growth > STILL_GROWING
                ? warning(
                        text + ": it was still improving.",
                        "Give it more evaluations; the same folder goes on from here.")
                : Optional.of(new Notice(Severity.OK, text + ": it was long enough.", ""));
    }

    static Optional<Notice> againstRandom(StudyReport report) {
        List<HistoryPoint> random = report.history().randomSearch();
        List<HistoryPoint> search = report.history().search();
        if (random.isEmpty() || search.isEmpty() || report.kneeDesign().isEmpty()) {
            return Optional.empty();
        }
        double ours = last(search).hypervolume();
        double theirs = last(random).hypervolume();
        String figures = String.format(Locale.ROOT, "(hypervolume %.4f against %.4f)", ours, theirs);
        return ours > theirs
                ? Optional.of(new Notice(Severity.OK, "The search beats random search " + figures + ".", ""))
                : warning(
                        "The search is no better than random search " + figures + ".",
                        "The space may be small or easy; check that the objectives react to its dimensions.");
    }

    static Optional<Notice> reference(StudyReport report) {
        List<Double> reference = report.history().reference();
        long beyond = report.designs(Standing.FRONT).stream()
                .filter(design -> !reference.isEmpty() && beyond(report, design, reference))
                .count();
        return beyond == 0
                ? Optional.empty()
                : Optional.of(new Notice(
                        Severity.NOTE,
                        beyond + " of the front's designs lie beyond the reference point and add no hypervolume.",
                        "Set a reference point that is worse than all of them."));
    }

    private static boolean beyond(StudyReport report, Design design, List<Double> reference) {
        for (int i = 0; i < reference.size(); i++) {
            Metric metric = report.objectives().get(i);
            double value = metric.of(design.fit());
            boolean outside =
                    metric.direction() == Direction.MINIMIZE ? value > reference.get(i) : value < reference.get(i);
            if (outside) {
                return true;
            }
        }
        return false;
    }

    private static HistoryPoint last(List<HistoryPoint> history) {
        return history.get(history.size() - 1);
    }
}
