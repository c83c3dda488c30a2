package io.exeunt.scenarios.cli;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.FrontPick;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.Wording;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Shows a design that was picked, its figures on both splits, and the command that simulates it. */
final class PickPrinter {
    private final StudyReport report;
    private final Path study;
    private final PrintWriter out;

    PickPrinter(StudyReport report, Path study, PrintWriter out) {
        this.report = report;
        this.study = study;
        this.out = out;
    }

    void print(Design design, int allowed) {
        out.printf("Design %s, of %d on the front%s%n", design.id(), PickCommand.size(report), kept(allowed));
        out.printf(
                "  %-14s %s with exits %s%n",
                "rule",
                design.configuration().contender(),
                String.join(", ", design.configuration().exits()));
        for (Metric metric : metrics()) {
            out.printf("  %-14s %s%n", Wording.inSentence(metric), figures(metric, design));
        }
        out.printf("  %-14s exeunt simulate %s --design %s%n", "simulate", study, design.id());
    }

    private String kept(int allowed) {
        return allowed == PickCommand.size(report) ? "" : ", " + allowed + " of which keep the limits";
    }

    private Set<Metric> metrics() {
        Set<Metric> metrics = new LinkedHashSet<>(List.of(Metric.ACCURACY));
        report.objectives().stream().filter(metric -> metric != Metric.ERROR).forEach(metrics::add);
        return metrics;
    }

    private static String figures(Metric metric, Design design) {
        String fit = Numbers.of(metric.quantity(), metric.of(design.fit())) + " on fit";
        return design.report() == null
                ? fit
                : fit + ", " + Numbers.of(metric.quantity(), metric.of(design.report())) + " on report";
    }

    /** Says of each limit by how much the best design on the front misses it. */
    void printNone(List<FrontPick.Bound> limits) {
        out.printf("None of %d designs on the front keeps all limits.%n", PickCommand.size(report));
        for (FrontPick.Bound limit : limits) {
            double[] values = report.designs(Standing.FRONT).stream()
                    .mapToDouble(design -> limit.metric().of(design.fit()))
                    .sorted()
                    .toArray();
            if (values.length > 0) {
                double best = limit.atMost() ? values[0] : values[values.length - 1];
                out.printf(
                        "  %-14s best of the front %s, limit %s%n",
                        Wording.inSentence(limit.metric()),
                        Numbers.of(limit.metric().quantity(), best),
                        Numbers.of(limit.metric().quantity(), limit.value()));
            }
        }
    }
}
