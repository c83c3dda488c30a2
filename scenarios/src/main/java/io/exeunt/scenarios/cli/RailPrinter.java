package io.exeunt.scenarios.cli;

import static io.exeunt.scenarios.cli.AccuracyColumn.BIAS;
import static io.exeunt.scenarios.cli.AccuracyColumn.COUNT;
import static io.exeunt.scenarios.cli.AccuracyColumn.MEAN_ERROR;
import static io.exeunt.scenarios.cli.AccuracyColumn.WORST_ERROR;

import io.exeunt.hwmodels.calibration.FittedClocks;
import io.exeunt.hwmodels.calibration.ModuleCheck;
import io.exeunt.hwmodels.calibration.RailBoard;
import io.exeunt.hwmodels.calibration.RailCheck;
import io.exeunt.hwmodels.calibration.RailPoint;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Shows how well rail and module laws predict clocks that they were not fitted to. */
final class RailPrinter {
    private static final int MOST_ROWS = 40;
    private static final List<AccuracyColumn> COLUMNS = List.of(COUNT, MEAN_ERROR, BIAS, WORST_ERROR);

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
        boolean many = check.predictions().size() > MOST_ROWS;
        AccuracyListing table = new AccuracyListing(
                        many
                                ? "benchmark, worst " + MOST_ROWS + " of "
                                        + check.predictions().size()
                                : "benchmark",
                        COLUMNS,
                        ">a",
                        ">s")
                .row("all", check.overall(), "", "");
        for (RailCheck.Prediction each : shown(check.predictions(), many)) {
            String run = each.sweep().run();
            String name = (run.isBlank() ? "" : run + " ") + each.sweep().benchmark();
            table.row(
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

    private static List<RailCheck.Prediction> shown(List<RailCheck.Prediction> all, boolean many) {
        return many
                ? all.stream()
                        .sorted(Comparator.comparingDouble(
                                each -> -each.accuracy().meanError()))
                        .limit(MOST_ROWS)
                        .toList()
                : all;
    }

    /** One line per predicted point: run, benchmark, clock, measured and predicted power, error in percent. */
    static String csv(RailCheck check) {
        List<Column> columns = List.of(
                new Column("run", false),
                new Column("benchmark", false),
                new Column("freq_mhz", true),
                new Column("measured_w", true),
                new Column("predicted_w", true),
                new Column("error_percent", true));
        return new TextTable(
                        columns,
                        check.predictions().stream()
                                .flatMap(each -> each.held().stream().map(point -> row(each, point)))
                                .toList())
                .csv();
    }

    private static List<String> row(RailCheck.Prediction prediction, RailPoint point) {
        double predictedW = prediction.predictedW(point);
        return List.of(
                prediction.sweep().run(),
                prediction.sweep().benchmark(),
                String.format(Locale.ROOT, "%.6g", point.freqHz() / 1e6),
                String.format(Locale.ROOT, "%.6g", point.powerW()),
                String.format(Locale.ROOT, "%.6g", predictedW),
                String.format(Locale.ROOT, "%.3f", 100 * (predictedW / point.powerW() - 1)));
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
        new AccuracyListing("", COLUMNS).row("module", check.accuracy()).print(out);
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

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
