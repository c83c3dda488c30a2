package io.exeunt.reports.insight;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Notice.Severity;
import io.exeunt.explore.result.Setting.Split;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks for what would make a reader draw a wrong conclusion: warnings first, what is in order last. */
public final class HealthChecks {
    /** Below this share of feasible designs most of the budget was spent outside the limits. */
    private static final double FEW_FEASIBLE = 0.1;

    private static final List<Function<StudyReport, Optional<Notice>>> CHECKS = List.of(
            HealthChecks::feasibility,
            HealthChecks::limitsOnReport,
            report -> CertificationChecks.certified(report),
            HealthChecks::generalisation,
            report -> LearningChecks.undertrained(report),
            report -> TrustChecks.constants(report),
            report -> TrustChecks.idling(report),
            report -> SearchChecks.failures(report),
            report -> SearchChecks.baselines(report),
            report -> SearchChecks.convergence(report),
            report -> SearchChecks.againstRandom(report),
            report -> SearchChecks.reference(report),
            report -> ClockChecks.energy(report),
            report -> ClockChecks.schedules(report),
            report -> ClockChecks.bounds(report));

    private HealthChecks() {}

    /** The caller's notices and everything found here, the most serious first. */
    public static List<Notice> of(StudyReport report) {
        Stream<Notice> found = CHECKS.stream().flatMap(check -> check.apply(report).stream());
        return Stream.concat(report.notices().stream(), found)
                .sorted(Comparator.comparing(Notice::severity).reversed())
                .toList();
    }

    private static Optional<Notice> feasibility(StudyReport report) {
        int all = report.trials().evaluated();
        int feasible = report.trials().feasible();
        if (all == 0 || report.limits().isEmpty()) {
            return Optional.empty();
        }
        String share = Numbers.count(feasible) + " of " + Numbers.plural(all, "design") + " keep every limit ("
                + Numbers.roughPercent((double) feasible / all) + ").";
        if (feasible == 0) {
            return warning("None of " + Numbers.plural(all, "design") + " keeps every limit.", bindingRemedy(report));
        }
        return feasible < FEW_FEASIBLE * all
                ? warning("Only " + share, "Loosen a limit, or give the search more evaluations.")
                : Optional.of(new Notice(Severity.OK, share, ""));
    }

    private static String bindingRemedy(StudyReport report) {
        return Nearest.to(report, 1).stream()
                .flatMap(design -> Nearest.binding(report, design).stream())
                .map(limit -> "The binding limit is " + Wording.limit(limit) + "; loosen it or change the network.")
                .findFirst()
                .orElse("");
    }

    private static Optional<Notice> limitsOnReport(StudyReport report) {
        List<Design> front = report.designs(Standing.FRONT);
        List<Design> broken =
                front.stream().filter(design -> breaksOnReport(report, design)).toList();
        if (front.isEmpty() || report.limits().isEmpty()) {
            return Optional.empty();
        }
        if (broken.isEmpty()) {
            return Optional.of(
                    new Notice(Severity.OK, "Every design on the front keeps the limits on report as well.", ""));
        }
        return warning(
                Numbers.plural(broken.size(), "design") + " of " + front.size()
                        + " on the front keep the limits on fit but break one on report.",
                "Set the limit with a margin, or pick another design; the table marks them.");
    }

    /** Whether a design that is feasible on <em>fit</em> breaks a limit on <em>report</em>. */
    public static boolean breaksOnReport(StudyReport report, Design design) {
        Figures figures = design.report();
        return figures != null && report.limits().stream().anyMatch((Limit limit) -> limit.violation(figures) > 0);
    }

    private static Optional<Notice> generalisation(StudyReport report) {
        Optional<Design> knee = report.kneeDesign();
        Figures scored = knee.map(Design::report).orElse(null);
        if (knee.isEmpty() || scored == null) {
            return Optional.empty();
        }
        double fit = knee.get().fit().accuracy();
        double change = scored.accuracy() - fit;
        double noise = 2 * standardError(fit, report.setting().splits());
        String text = "Accuracy of the knee moves by " + Numbers.points(change) + " from fit to report";
        return change < -noise && noise > 0
                ? warning(text + ", more than two standard errors.", "Quote the report figures; fit on more samples.")
                : Optional.of(new Notice(Severity.OK, text + ".", ""));
    }

    /** Standard error of the difference of two accuracies: √(p(1−p)·Σ 1/n) over the fit and report splits. */
    private static double standardError(double accuracy, List<Split> splits) {
        double inverse = splits.stream()
                .filter(split -> split.name().equals("fit") || split.name().equals("report"))
                .mapToDouble(split -> 1.0 / split.samples())
                .sum();
        return Math.sqrt(accuracy * (1 - accuracy) * inverse);
    }

    static Optional<Notice> warning(String finding, String remedy) {
        return Optional.of(new Notice(Severity.WARNING, finding, remedy));
    }
}
