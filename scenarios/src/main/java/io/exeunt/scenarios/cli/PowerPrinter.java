package io.exeunt.scenarios.cli;

import static io.exeunt.scenarios.cli.AccuracyColumn.BIAS;
import static io.exeunt.scenarios.cli.AccuracyColumn.COUNT;
import static io.exeunt.scenarios.cli.AccuracyColumn.MEAN_ERROR;
import static io.exeunt.scenarios.cli.AccuracyColumn.WITHIN_5;
import static io.exeunt.scenarios.cli.AccuracyColumn.WORST_ERROR;

import io.exeunt.hwmodels.calibration.Meter;
import io.exeunt.hwmodels.calibration.PowerCalibration;
import io.exeunt.hwmodels.calibration.PowerCheck;
import io.exeunt.hwmodels.device.Device;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Shows power calibrations and how predicted powers compare with measured ones. */
final class PowerPrinter {
    private static final List<AccuracyColumn> COLUMNS = List.of(COUNT, MEAN_ERROR, WITHIN_5, BIAS, WORST_ERROR);

    private final PrintWriter out;

    PowerPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(PowerCalibration calibration) {
        ConstantListing.print(
                out,
                calibration.constants(),
                constant -> constant.carried() > 0 ? "" : "kept: the measurements do not carry it");
        out.printf(
                Locale.ROOT,
                "%d measurements carry %d of %d constants%n%n",
                calibration.check().pairs().size(),
                calibration.moved().size(),
                calibration.constants().size());
        new AccuracyListing("residuals", COLUMNS)
                .row("all", calibration.accuracy())
                .print(out);
        out.println();
    }

    void print(PowerCheck check, Device board, String what) {
        out.println(board.id() + ", power, " + what);
        out.println();
        AccuracyListing overall = new AccuracyListing("", COLUMNS).row("all", check.overall());
        if (check.byMeter().size() > 1) {
            check.byMeter()
                    .forEach((meter, accuracy) ->
                            overall.row(meter == Meter.INPUT ? "at the input" : meter.label(), accuracy));
        }
        overall.print(out);
        check.coverage().ifPresent(coverage -> out.println(coverage.describe()));
        long timed = check.pairs().stream()
                .filter(pair -> !Double.isNaN(pair.sample().seconds()))
                .count();
        if (timed > 0) {
            out.printf(
                    "%d of %d measurements come with a latency: energies and powers are compared over that time, the others over"
                            + " the modelled one%n",
                    timed, check.pairs().size());
        }
        AccuracyListing.several(out, "network", COLUMNS, check.byNetwork());
        AccuracyListing.several(out, "operating state", COLUMNS, check.byClocks(board));
    }
}
