package io.exeunt.reports.insight;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.StudyReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The designs that come closest to keeping every limit, for when none does. */
public final class Nearest {
    private Nearest() {}

    /** The {@code count} designs with the smallest summed relative violation on <em>fit</em>, smallest first, ties by id. */
    public static List<Design> to(StudyReport report, int count) {
        return report.designs().stream()
                .sorted(Comparator.comparingDouble((Design design) -> violation(report, design))
                        .thenComparing(Design::id))
                .limit(count)
                .toList();
    }

    /** The limit that this design breaks most; empty if it keeps all. */
    public static Optional<Limit> binding(StudyReport report, Design design) {
        return report.limits().stream()
                .filter(limit -> limit.violation(design.fit()) > 0)
                .max(Comparator.comparingDouble(limit -> limit.violation(design.fit())));
    }

    private static double violation(StudyReport report, Design design) {
        return report.limits().stream()
                .mapToDouble(limit -> limit.violation(design.fit()))
                .sum();
    }
}
