package io.exeunt.reports.html;

import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Notice.Severity;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.DisplaySample;
import io.exeunt.reports.insight.Findings;
import io.exeunt.reports.insight.HealthChecks;
import io.exeunt.reports.insight.Verdict;
import io.exeunt.reports.insight.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the template fills in: ready texts, nothing left to compute. */
final class PageView {
    private PageView() {}

    static Map<String, Object> of(StudyReport report) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("title", report.title());
        view.put("network", report.setting().network());
        view.put("platform", report.setting().platform());
        view.put("dataset", report.setting().dataset());
        view.put("splits", splits(report));
        view.put(
                "objectives",
                report.objectives().stream()
                        .map(metric -> metric.title().toLowerCase(Locale.ROOT))
                        .map(title -> title.replace("macs", "MACs"))
                        .collect(Collectors.joining(", ")));
        view.put("limits", report.limits().stream().map(Wording::limit).collect(Collectors.joining("; ")));
        view.put("hasLimits", !report.limits().isEmpty());
        verdict(view, report);
        findings(view, report);
        view.putAll(CardsView.of(report));
        view.putAll(TablesView.of(report));
        view.putAll(KneeView.of(report));
        view.putAll(InsightView.of(report));
        view.putAll(ExamplesView.of(report));
        view.putAll(LearningView.of(report));
        view.putAll(ImportanceView.of(report));
        view.putAll(ContestView.of(report));
        view.putAll(TrustView.of(report));
        evidence(view, report);
        return view;
    }

    private static String splits(StudyReport report) {
        return report.setting().splits().stream()
                .map(split -> split.name() + " " + Numbers.count(split.samples()) + " (" + split.use() + ")")
                .collect(Collectors.joining(" · "));
    }

    private static void verdict(Map<String, Object> view, StudyReport report) {
        Verdict verdict = Verdict.of(report);
        view.put("verdict", Typography.keep(verdict.sentence()));
        view.put("tone", verdict.tone().name().toLowerCase(Locale.ROOT));
        view.put("details", verdict.details().stream().map(Typography::keep).toList());
        List<Notice> notices = HealthChecks.of(report);
        view.put("notices", notices.stream().map(PageView::notice).toList());
        long warnings = notices.stream()
                .filter(notice -> notice.severity() == Severity.WARNING)
                .count();
        view.put("checksTitle", warnings == 0 ? "No warnings" : Numbers.plural(warnings, "warning"));
    }

    private static Map<String, String> notice(Notice notice) {
        return Map.of(
                "severity", notice.severity().name().toLowerCase(Locale.ROOT),
                "label",
                        switch (notice.severity()) {
                            case OK -> "OK";
                            case NOTE -> "Note";
                            case WARNING -> "Warning";
                        },
                "finding", Typography.keep(notice.finding()),
                "remedy", Typography.keep(notice.remedy()));
    }

    private static void findings(Map<String, Object> view, StudyReport report) {
        view.put("frontFinding", Typography.keep(Findings.front(report)));
        view.put("spreadFinding", Typography.keep(Findings.spread(report)));
        view.put("historyFinding", Typography.keep(Findings.history(report)));
        view.put("sampled", sampled(report));
        view.put(
                "manyObjectives",
                report.objectives().size() > 2
                        ? "A design on the front may be beaten in the two figures shown; it is better in another."
                        : "");
        view.put("reference", Typography.keep(reference(report)));
        view.put("algorithm", report.history().algorithm());
        view.put("hasSlices", report.designs().size() > 1);
        view.put("hasHistory", !report.history().search().isEmpty());
        Knee knee = report.knee();
        view.put("hasKnee", knee != null && knee.outcome() != null);
        view.put("energyTitle", report.energyModelled() ? "Energy breakdown" : "Time per segment");
    }

    private static String sampled(StudyReport report) {
        List<String> notes = new ArrayList<>();
        note(notes, ChartData.front(report), "on the front");
        note(notes, ChartData.dominated(report), "dominated");
        note(notes, ChartData.infeasible(report), "infeasible");
        return notes.isEmpty()
                ? ""
                : "Drawn are " + String.join(", ", notes) + " designs, evenly spaced; front.csv holds the whole front.";
    }

    private static void note(List<String> notes, DisplaySample sample, String standing) {
        if (sample.thinned()) {
            notes.add(Numbers.count(sample.shown().size()) + " of " + Numbers.count(sample.total()) + " " + standing);
        }
    }

    private static String reference(StudyReport report) {
        List<Double> reference = report.history().reference();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < reference.size(); i++) {
            Metric metric = report.objectives().get(i);
            parts.add(metric.title() + " " + Numbers.of(metric.quantity(), reference.get(i)));
        }
        return parts.isEmpty()
                ? ""
                : "Fixed reference point: " + String.join(", ", parts) + "; "
                        + report.history().normalisation() + ".";
    }

    private static void evidence(Map<String, Object> view, StudyReport report) {
        view.put(
                "assumptions",
                report.assumptions().stream().map(PageView::assumption).toList());
        Reproduction run = report.reproduction();
        view.put("version", run.version());
        view.put("command", run.commandLine());
        view.put("seed", Long.toString(run.seed()));
        view.put("facts", run.facts());
        view.put("inputs", run.inputs());
        view.put(
                "phases",
                run.phases().stream()
                        .map(phase -> Map.of(
                                "name", phase.name(), "time", Numbers.duration(phase.seconds()), "note", phase.note()))
                        .toList());
        double total = run.phases().stream().mapToDouble(Phase::seconds).sum();
        view.put("totalTime", Numbers.duration(total));
    }

    private static Map<String, String> assumption(Assumption assumption) {
        return Map.of(
                "text", assumption.text(),
                "kind", assumption.kind().name().toLowerCase(Locale.ROOT),
                "source", assumption.source().isBlank() ? Numbers.NONE : assumption.source());
    }
}
