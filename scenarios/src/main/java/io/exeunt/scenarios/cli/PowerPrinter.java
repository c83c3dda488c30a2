package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.calibration.FittedConstant;
import io.exeunt.hwmodels.calibration.Meter;
import io.exeunt.hwmodels.calibration.PowerCalibration;
import io.exeunt.hwmodels.calibration.PowerCheck;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.Accuracy;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Shows power calibrations and how predicted powers compare with measured ones. */
final class PowerPrinter {
    private static final int MOST_ROWS = 20;

    private final PrintWriter out;

    PowerPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(PowerCalibration calibration) {
        TextTable table = new TextTable("constant", ">before", ">after", ">± error", "");
        for (FittedConstant constant : calibration.constants()) {
            table.row(
                    constant.name(),
                    number(constant.before()),
                    number(constant.after()),
                    Double.isFinite(constant.relativeError())
                            ? String.format(Locale.ROOT, "%.1f %%", 100 * constant.relativeError())
                            : "",
                    constant.carried() > 0 ? "" : "kept: the measurements do not carry it");
        }
        table.print(out);
        out.printf(
                Locale.ROOT,
                "%d measurements carry %d of %d constants%n%n",
                calibration.check().pairs().size(),
                calibration.moved().size(),
                calibration.constants().size());
        TextTable residuals = table("residuals");
        row(residuals, "all", calibration.accuracy());
        residuals.print(out);
        out.println();
    }

    void print(PowerCheck check, Device board, String what) {
        out.println(board.id() + ", power, " + what);
        out.println();
        TextTable overall = table("");
        row(overall, "all", check.overall());
        if (check.byMeter().size() > 1) {
            check.byMeter()
                    .forEach((meter, accuracy) ->
                            row(overall, meter == Meter.INPUT ? "at the input" : meter.label(), accuracy));
        }
        overall.print(out);
        long timed = check.pairs().stream()
                .filter(pair -> !Double.isNaN(pair.sample().seconds()))
                .count();
        if (timed > 0) {
            out.printf(
                    "%d of %d measurements come with a latency: energies and powers are compared over that time, the others over"
                            + " the modelled one%n",
                    timed, check.pairs().size());
        }
        several("network", check.byNetwork());
        several("operating state", check.byClocks(board));
    }

    private void several(String what, Map<String, Accuracy> all) {
        if (all.size() < 2) {
            return;
        }
        out.println();
        boolean many = all.size() > MOST_ROWS;
        TextTable table = table(what + (many ? ", worst " + MOST_ROWS + " of " + all.size() : ""));
        Comparator<Map.Entry<String, Accuracy>> order =
                many ? Comparator.comparingDouble(entry -> -entry.getValue().meanError()) : (a, b) -> 0;
        all.entrySet().stream()
                .sorted(order)
                .limit(MOST_ROWS)
                .forEach(entry -> row(table, entry.getKey().replaceFirst("^nasbench201 ", ""), entry.getValue()));
        table.print(out);
    }

    private static TextTable table(String what) {
        return new TextTable(what, ">n", ">mean error", ">within 5 %", ">bias", ">worst");
    }

    private static void row(TextTable table, String name, Accuracy accuracy) {
        table.row(
                name,
                Integer.toString(accuracy.count()),
                Format.percent(accuracy.meanError()),
                String.format(Locale.ROOT, "%.1f %%", 100 * accuracy.within5()),
                String.format(Locale.ROOT, "%+.2f %%", 100 * accuracy.bias()),
                Format.percent(accuracy.worstError()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
