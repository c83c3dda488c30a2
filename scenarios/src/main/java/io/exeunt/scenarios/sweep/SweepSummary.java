package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepCell.State;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.SweepFindings;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.scenarios.workbench.Summary.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a sweep prints when it has ended. */
final class SweepSummary {
    private static final int NAMED = 10;

    private SweepSummary() {}

    static Summary of(SweepPlan plan, SweepReport report, List<Path> written) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("cells", Numbers.count(report.cells().size())));
        figures.add(new Figure("with a front", Numbers.count(report.count(State.COMPLETE))));
        figures.add(new Figure("infeasible", Numbers.count(report.count(State.INFEASIBLE))));
        figures.add(new Figure("failed", Numbers.count(report.count(State.FAILED))));
        report.cells().stream()
                .filter(cell -> cell.state() == State.FAILED)
                .limit(NAMED)
                .forEach(cell -> figures.add(new Figure("failed cell", name(plan, cell) + ": " + cell.reason())));
        return new Summary(status(report), SweepFindings.verdict(report), figures, List.of(), written);
    }

    private static String name(SweepPlan plan, SweepCell cell) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cell.values().size(); i++) {
            parts.add(plan.axes().get(i).key() + "=" + cell.values().get(i));
        }
        return String.join(", ", parts);
    }

    private static Summary.Status status(SweepReport report) {
        if (report.count(State.FAILED) > 0) {
            return Summary.Status.FAILED_TRIALS;
        }
        return report.count(State.COMPLETE) == 0 ? Summary.Status.INFEASIBLE : Summary.Status.COMPLETE;
    }
}
