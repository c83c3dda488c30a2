package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.calibration.FittedClocks;
import io.exeunt.hwmodels.calibration.ModuleCheck;
import io.exeunt.hwmodels.calibration.RailBoard;
import io.exeunt.hwmodels.calibration.RailCheck;
import io.exeunt.hwmodels.validation.Accuracy;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows how well rail and module laws predict clocks that they were not fitted to. */
final class RailPrinter {
    private final PrintWriter out;
    private final FittedClocks clocks;

    RailPrinter(PrintWriter out, FittedClocks clocks) {
        this.out = out;
        this.clocks = clocks;
    }

    void print(RailCheck check) {
        out.println("P = w(f) (l V^e + V^2 (a f + s f / (1 + f/f0))), fitted to each benchmark's " + clocks.label()
                + " clocks; errors on the others");
        out.println();
        TextTable table = new TextTable("benchmark", ">n", ">mean error", ">bias", ">worst", ">a", ">s");
        row(table, "all", check.overall(), "", "");
        for (RailCheck.Prediction each : check.predictions()) {
            String run = each.sweep().run();
            String name = (run.isBlank() ? "" : run + " ") + each.sweep().benchmark();
            row(
                    table,
                    name,
                    each.accuracy(),
                    number(each.law().steady()),
                    number(each.law().waiting()));
        }
        table.print(out);
        out.println();
        check.predictions().stream()
                .map(each -> each.law().board())
                .map(RailPrinter::board)
                .distinct()
                .forEach(out::println);
    }

    private static String board(RailBoard board) {
        return String.format(
                Locale.ROOT,
                "board: l = %.4g W, e = %.0f, f0 = %.2f GHz%s",
                board.standingW(),
                board.standingExponent(),
                board.kneeGhz(),
                board.profile().isEmpty()
                        ? ""
                        : ", profile w at " + board.profile().size() + " clocks");
    }

    void print(ModuleCheck check) {
        out.println("P = base + k V^2 f + e / t(f), fitted to " + clocks.label() + " clocks; errors on the others");
        out.println();
        TextTable table = new TextTable("", ">n", ">mean error", ">bias", ">worst");
        Accuracy accuracy = check.accuracy();
        table.row(
                "module",
                Integer.toString(accuracy.count()),
                Format.percent(accuracy.meanError()),
                bias(accuracy),
                Format.percent(accuracy.worstError()));
        table.print(out);
        out.println();
        out.printf(
                Locale.ROOT,
                "base %.4g W, k %.4g W/(V2 GHz), e %.4g J%n",
                check.law().baseW(),
                check.law().switchingWPerV2Ghz(),
                check.law().inferenceJ());
        out.printf(
                Locale.ROOT,
                "clock of least energy: predicted %.5g MHz, measured %.5g MHz, %d steps apart%n",
                check.bestPredictedMhz(),
                check.bestMeasuredMhz(),
                check.stepsApart());
    }

    private static void row(TextTable table, String name, Accuracy accuracy, String steady, String waiting) {
        table.row(
                name,
                Integer.toString(accuracy.count()),
                Format.percent(accuracy.meanError()),
                bias(accuracy),
                Format.percent(accuracy.worstError()),
                steady,
                waiting);
    }

    private static String bias(Accuracy accuracy) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * accuracy.bias());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
