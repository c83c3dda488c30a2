package io.exeunt.reports.html;

import io.exeunt.explore.result.Importance;
import io.exeunt.explore.result.Importance.Choice;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which choices decide what designs are worth. */
final class ImportanceView {
    private static final int SHOWN = 12;

    private ImportanceView() {}

    static Map<String, Object> of(StudyReport report) {
        Importance importance = report.history().importance();
        if (importance.designs() == 0 || importance.choices().isEmpty()) {
            return Map.of("hasImportance", false);
        }
        List<Choice> shown = importance.greatest(SHOWN);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("hasImportance", true);
        view.put("importanceFinding", Typography.keep(finding(report, shown)));
        view.put(
                "importanceObjectives",
                report.objectives().stream().map(Metric::title).toList());
        view.put("importanceRows", shown.stream().map(ImportanceView::row).toList());
        view.put(
                "importanceCombined",
                IntStream.range(0, report.objectives().size())
                        .mapToObj(o -> percent(importance.combined(o)))
                        .toList());
        view.put("importanceLeft", Numbers.count(importance.choices().size() - shown.size()));
        view.put("importanceAll", shown.size() == importance.choices().size());
        view.put("importanceDesigns", Numbers.count(importance.designs()));
        return view;
    }

    /** What decides each objective most. */
    private static String finding(StudyReport report, List<Choice> shown) {
        return IntStream.range(0, report.objectives().size())
                .mapToObj(o -> {
                    Choice most = shown.stream()
                            .reduce((a, b) -> b.shares().get(o) > a.shares().get(o) ? b : a)
                            .orElseThrow();
                    return report.objectives()
                                    .get(o)
                                    .title()
                                    .toLowerCase(Locale.ROOT)
                                    .replace("macs", "MACs") + " by " + most.name() + " ("
                            + percent(most.shares().get(o)) + ")";
                })
                .collect(Collectors.joining(", ", "Decided most: ", ""));
    }

    private static Map<String, Object> row(Choice choice) {
        return Map.of(
                "name",
                choice.name(),
                "shares",
                choice.shares().stream()
                        .map(share -> Map.of(
                                "share",
                                String.format(Locale.ROOT, "%.3f", Math.min(1, share)),
                                "text",
                                percent(share)))
                        .toList());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
