package io.exeunt.reports.check;

import io.exeunt.hwmodels.calibration.DeviceCheck.Pair;
import io.exeunt.hwmodels.calibration.PowerCheck;
import io.exeunt.hwmodels.calibration.PowerSample;
import io.exeunt.hwmodels.calibration.PredictionInterval;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A check's figures: all together, by network, by operating state, and one row per measurement. */
final class CheckTables {
    private static final int MOST_ROWS = 100;

    private CheckTables() {}

    /** A heading and what stands under it. */
    record Titled(String title, TextTable table) {}

    static List<Titled> of(CheckReport report) {
        List<Titled> tables = new ArrayList<>();
        tables.add(new Titled("All", table(Map.of("all", report.check().overall()))));
        add(tables, "By network", report.check().byNetwork());
        add(tables, "By operating state", report.check().byClocks(report.device()));
        return tables;
    }

    private static void add(List<Titled> tables, String title, Map<String, Accuracy> all) {
        if (all.size() > 1) {
            String which = all.size() > MOST_ROWS ? ", the " + MOST_ROWS + " worst of " + all.size() : "";
            tables.add(new Titled(title + which, table(all)));
        }
    }

    private static TextTable table(Map<String, Accuracy> all) {
        List<Column> columns = new ArrayList<>(List.of(new Column("", false), new Column("n", true)));
        for (String title : List.of("mean error", "median", "within 5 %", "within 10 %", "bias", "worst", "Spearman")) {
            columns.add(new Column(title, true));
        }
        List<List<String>> rows = all.entrySet().stream()
                .sorted(
                        all.size() > MOST_ROWS
                                ? Comparator.comparingDouble(
                                        entry -> -entry.getValue().meanError())
                                : (a, b) -> 0)
                .limit(MOST_ROWS)
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return new TextTable(columns, rows);
    }

    private static List<String> row(String name, Accuracy accuracy) {
        return List.of(
                name.replaceFirst("^nasbench201 ", ""),
                Integer.toString(accuracy.count()),
                percent("%.2f %%", accuracy.meanError()),
                percent("%.2f %%", accuracy.medianError()),
                percent("%.1f %%", accuracy.within5()),
                percent("%.1f %%", accuracy.within10()),
                percent("%+.2f %%", accuracy.bias()),
                percent("%.2f %%", accuracy.worstError()),
                Double.isNaN(accuracy.spearman()) ? "–" : String.format(Locale.ROOT, "%.4f", accuracy.spearman()));
    }

    private static String percent(String format, double share) {
        return String.format(Locale.ROOT, format, 100 * share);
    }

    /** One row per measurement. */
    static TextTable predictions(CheckReport report) {
        Map<String, StateSpace> states = report.states();
        List<Column> columns = List.of(
                new Column("network", false),
                new Column("runs_as", false),
                new Column("clocks", false),
                new Column("measured_ms", true),
                new Column("predicted_ms", true),
                new Column("low_90_ms", true),
                new Column("high_90_ms", true),
                new Column("error_percent", true));
        return new TextTable(
                columns,
                report.check().pairs().stream().map(pair -> row(pair, states)).toList());
    }

    /** One row per measured power or energy. */
    static TextTable powers(PowerCheck check, Device device) {
        List<Column> columns = List.of(
                new Column("network", false),
                new Column("runs_as", false),
                new Column("clocks", false),
                new Column("meter", false),
                new Column("measured_w", true),
                new Column("predicted_w", true),
                new Column("low_90_w", true),
                new Column("high_90_w", true),
                new Column("error_percent", true));
        return new TextTable(
                columns, check.pairs().stream().map(pair -> row(pair, device)).toList());
    }

    private static List<String> row(PowerCheck.Pair pair, Device device) {
        PowerSample sample = pair.sample();
        return List.of(
                sample.network().name(),
                sample.spec().describe(),
                Platforms.states(device, sample.spec().unit()).describe(sample.state()),
                sample.meter().label(),
                String.format(Locale.ROOT, "%.6g", pair.measuredW()),
                String.format(Locale.ROOT, "%.6g", pair.predictedW()),
                bound(pair.interval().map(PredictionInterval::low), 1),
                bound(pair.interval().map(PredictionInterval::high), 1),
                String.format(Locale.ROOT, "%.3f", pair.error() * 100));
    }

    /** Empty for unknown. */
    private static String bound(Optional<Double> value, double scale) {
        return value.map(each -> String.format(Locale.ROOT, "%.6g", each * scale))
                .orElse("");
    }

    private static List<String> row(Pair pair, Map<String, StateSpace> states) {
        StateSpace space = states.get(pair.spec().unit());
        return List.of(
                pair.sample().network().name(),
                pair.spec().describe(),
                space == null ? "" : space.describe(pair.sample().state()),
                String.format(Locale.ROOT, "%.6g", pair.sample().seconds() * 1e3),
                String.format(Locale.ROOT, "%.6g", pair.predictedS() * 1e3),
                bound(pair.interval().map(PredictionInterval::low), 1e3),
                bound(pair.interval().map(PredictionInterval::high), 1e3),
                String.format(Locale.ROOT, "%.3f", pair.error() * 100));
    }
}
