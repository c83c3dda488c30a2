package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Power of a rail under one workload at several clocks.
 *
 * @param run what was the same for a series of workloads, such as the cooling; blank where there was one series
 * @param benchmark the workload
 * @param points lowest clock first
 */
public record RailSweep(String run, String benchmark, List<RailPoint> points) {
    private static final double CLOCK_TOLERANCE = 0.01;
    private static final double LEAST_W = 0.03;
    private static final double MOST_W = 1000;
    private static final double MOST_V = 5;

    public RailSweep {
        points = Check.notEmpty("points of " + benchmark, points);
    }

    /**
     * Reads a CSV with the columns {@code freq_mhz}, {@code power_w} (or {@code power_mw}) and, where they apply, {@code benchmark},
     * {@code run}, {@code voltage_v}.
     *
     * @param voltages of the domain's operating points, for tables without voltages
     * @throws InvalidInputException naming row and column of whatever is wrong: a number that is not above zero, a clock twice
     */
    public static List<RailSweep> read(CsvTable table, Optional<OppTable> voltages) {
        Map<List<String>, List<RailPoint>> sweeps = new LinkedHashMap<>();
        Map<List<String>, CsvTable.Row> highest = new LinkedHashMap<>();
        for (CsvTable.Row row : table.requireColumns("freq_mhz").rows()) {
            List<String> key = List.of(optional(table, row, "run"), optional(table, row, "benchmark"));
            List<RailPoint> points = sweeps.computeIfAbsent(key, each -> new ArrayList<>());
            RailPoint point = point(table, row, voltages);
            if (points.stream().anyMatch(other -> other.freqHz() == point.freqHz())) {
                throw new InvalidInputException(
                        row.where("freq_mhz"),
                        "expected each clock of a benchmark once, given " + row.text("freq_mhz") + " again",
                        tellApart(table));
            }
            points.add(point);
            highest.merge(key, row, (a, b) -> a.positive("power_w") >= b.positive("power_w") ? a : b);
        }
        highest.values().forEach(RailSweep::requirePlausible);
        List<RailSweep> all = new ArrayList<>();
        sweeps.forEach((run, points) -> {
            points.sort(Comparator.comparingDouble(RailPoint::freqHz));
            all.add(new RailSweep(run.get(0), run.get(1), points));
        });
        return all;
    }

    /** Which column may tell equal rows apart: one that is missing, or one of the table's own that no other stands for. */
    private static String tellApart(CsvTable table) {
        List<String> missing = Stream.of("benchmark", "run")
                .filter(column -> !table.has(column))
                .toList();
        if (missing.isEmpty()) {
            return "benchmark and run are equal, too: take some of the rows (--where)";
        }
        return missing.size() == 2
                ? "a column 'benchmark' or 'run' tells the rows apart"
                : "what else tells the rows apart: --columns " + missing.get(0)
                        + "=<its name>, or some of them: --where";
    }

    private static String optional(CsvTable table, CsvTable.Row row, String column) {
        return table.has(column) ? row.text(column) : "";
    }

    private static RailPoint point(CsvTable table, CsvTable.Row row, Optional<OppTable> voltages) {
        double freqHz = row.clockHz("freq_mhz");
        double voltage = row.has("voltage_v") ? volts(row) : voltage(row, freqHz, voltages);
        return new RailPoint(freqHz, voltage, row.positive("power_w"));
    }

    private static double volts(CsvTable.Row row) {
        double volts = row.positive("voltage_v");
        if (volts > MOST_V) {
            throw new InvalidInputException(
                    row.where("voltage_v"),
                    "expected at most " + MOST_V + " V, given " + row.text("voltage_v"),
                    "it is in mV: --columns voltage_mv=<its name>");
        }
        return volts;
    }

    /** A benchmark's highest power lies between tens of milliwatts and a kilowatt; what does not is a slip of unit. */
    private static void requirePlausible(CsvTable.Row row) {
        double powerW = row.positive("power_w");
        if (powerW > MOST_W || powerW < LEAST_W) {
            boolean high = powerW > MOST_W;
            throw new InvalidInputException(
                    row.where("power_w"),
                    "expected a benchmark's highest power to be " + LEAST_W + " to " + MOST_W + " W, given " + powerW
                            + " W",
                    high ? "it is in mW: --columns power_mw=<its name>" : "it is in W: --columns power_w=<its name>");
        }
    }

    private static double voltage(CsvTable.Row row, double freqHz, Optional<OppTable> voltages) {
        return voltages.flatMap(table -> table.points().stream()
                        .filter(point -> Math.abs(point.freqHz() / freqHz - 1) < CLOCK_TOLERANCE)
                        .findFirst())
                .map(OperatingPoint::voltage)
                .filter(voltage -> !Double.isNaN(voltage))
                .orElseThrow(() -> new InvalidInputException(
                        row.where("freq_mhz"),
                        "no voltage is known for " + row.text("freq_mhz") + " MHz",
                        "give a column voltage_v, or a board and rail whose operating points have voltages"));
    }
}
