package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.sweep.Forecast;
import io.exeunt.scenarios.sweep.PlannedCell;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Wrong;
import io.exeunt.scenarios.sweep.SweepPlan;
import java.io.PrintWriter;

/** Prints what a sweep would do. */
final class DryRunPrinter {
    private static final int SHOWN = 100;

    private DryRunPrinter() {}

    static void print(SweepPlan plan, PrintWriter out) {
        plan.cells().stream().limit(SHOWN).forEach(cell -> out.println(line(cell)));
        if (plan.cells().size() > SHOWN) {
            out.println("… and " + Format.count(plan.cells().size() - SHOWN) + " more");
        }
        Forecast forecast = Forecast.of(plan);
        out.println();
        out.println(Format.count(forecast.cells()) + " cells, " + Format.count(forecast.finished()) + " finished, "
                + Format.count(forecast.wrong()) + " wrong");
        out.println("at most " + Format.count(forecast.evaluations())
                + " evaluations left, searches for comparison included");
        out.println("folder  " + plan.folder());
    }

    private static String line(PlannedCell cell) {
        return cell.name()
                + (cell.question() instanceof Wrong wrong
                        ? "  wrong: "
                                + String.valueOf(wrong.why().getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("")
                        : "");
    }
}
