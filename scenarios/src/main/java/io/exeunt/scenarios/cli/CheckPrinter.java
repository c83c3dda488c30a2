package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.calibration.DeviceCheck;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.validation.NoiseFloor;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows how predictions compare with measurements. */
final class CheckPrinter {
    private static final int MOST_ROWS = 20;

    private final PrintWriter out;
    private final Device device;
    private final String what;

    CheckPrinter(PrintWriter out, Device device, String what) {
        this.out = out;
        this.device = device;
        this.what = what;
    }

    void print(DeviceCheck check, Optional<NoiseFloor> floor) {
        String specs =
                check.bySpec().keySet().stream().map(PlatformSpec::describe).collect(Collectors.joining(", "));
        out.println(device.id() + ", " + specs + ", " + what);
        out.println();
        TextTable overall = table("");
        row(overall, "all", check.overall());
        if (check.bySpec().size() > 1) {
            check.bySpec().forEach((spec, accuracy) -> row(overall, spec.describe(), accuracy));
        }
        overall.print(out);
        if (check.unsettled() > 0) {
            out.printf(
                    "warning: %d of %d fits did not come to rest, the best constants that they met predict: these"
                            + " measurements contradict each other or say too little%n",
                    check.unsettled(), check.fits());
        }
        check.skipped()
                .forEach(each -> out.printf(
                        "not predicted: %s (%d measurements): %s%n", each.what(), each.measurements(), each.why()));
        out.println(floor.map(each -> "noise floor " + Format.percent(each.share()) + ": " + each.basis())
                .orElse("noise floor unknown: no repeated rows, equal networks or deviations; --noise-floor gives it"));
        several("network", check.byNetwork());
        several("operating state", check.byClocks(device));
    }

    private void several(String what, Map<String, Accuracy> all) {
        if (all.size() < 2) {
            return;
        }
        out.println();
        boolean many = all.size() > MOST_ROWS;
        TextTable table = table(what + (many ? ", worst " + MOST_ROWS + " of " + all.size() : ""));
        List<Map.Entry<String, Accuracy>> shown = all.entrySet().stream()
                .sorted(
                        many
                                ? Comparator.comparingDouble(
                                        entry -> -entry.getValue().meanError())
                                : (a, b) -> 0)
                .limit(MOST_ROWS)
                .toList();
        shown.forEach(entry -> row(table, entry.getKey().replaceFirst("^nasbench201 ", ""), entry.getValue()));
        table.print(out);
    }

    private static TextTable table(String what) {
        return new TextTable(
                what, ">n", ">mean error", ">median", ">within 5 %", ">within 10 %", ">bias", ">worst", ">Spearman");
    }

    private static void row(TextTable table, String name, Accuracy accuracy) {
        table.row(
                name,
                Integer.toString(accuracy.count()),
                Format.percent(accuracy.meanError()),
                Format.percent(accuracy.medianError()),
                share(accuracy.within5()),
                share(accuracy.within10()),
                String.format(Locale.ROOT, "%+.2f %%", 100 * accuracy.bias()),
                Format.percent(accuracy.worstError()),
                Double.isNaN(accuracy.spearman()) ? "–" : String.format(Locale.ROOT, "%.4f", accuracy.spearman()));
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
