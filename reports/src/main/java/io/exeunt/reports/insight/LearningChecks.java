package io.exeunt.reports.insight;

import static io.exeunt.reports.insight.HealthChecks.warning;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.StudyReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether heads learned to the end. */
final class LearningChecks {
    private LearningChecks() {}

    static Optional<Notice> undertrained(StudyReport report) {
        List<LearningCurve> rising =
                report.learning().stream().filter(LearningCurve::undertrained).toList();
        if (rising.isEmpty()) {
            return Optional.empty();
        }
        String heads = rising.stream()
                .map(curve -> curve.exit() + " of " + curve.system())
                .collect(Collectors.joining(", "));
        return warning(
                "Undertrained: " + heads + " still rose on fit when the epochs ended.",
                "More epochs, of training or of that system's heads, would make it better than it looks here.");
    }
}
