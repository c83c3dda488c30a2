package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Power of a rail under one workload at several clocks.
 *
 * @param run what was the same for a series of workloads, such as the cooling; blank where there was one series
 * @param benchmark the workload
 * @param points lowest clock first
 */
public record RailSweep(String run, String benchmark, List<RailPoint> points) {
    private static final double CLOCK_TOLERANCE = 0.01;

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
        for (CsvTable.Row row : table.requireColumns("freq_mhz").rows()) {
            List<RailPoint> points = sweeps.computeIfAbsent(
                    List.of(optional(table, row, "run"), optional(table, row, "benchmark")), key -> new ArrayList<>());
            RailPoint point = point(table, row, voltages);
            if (points.stream().anyMatch(other -> other.freqHz() == point.freqHz())) {
                throw new InvalidInputException(
                        row.where("freq_mhz"),
                        "expected each clock of a benchmark once, given " + row.text("freq_mhz") + " again",
                        "a column 'benchmark' or 'run' tells the rows apart");
            }
            points.add(point);
        }
        List<RailSweep> all = new ArrayList<>();
        sweeps.forEach((key, points) -> {
            points.sort(Comparator.comparingDouble(RailPoint::freqHz));
            all.add(new RailSweep(key.get(0), key.get(1), points));
        });
        return all;
    }

    private static String optional(CsvTable table, CsvTable.Row row, String column) {
        return table.has(column) ? row.text(column) : "";
    }

    private static RailPoint point(CsvTable table, CsvTable.Row row, Optional<OppTable> voltages) {
        double freqHz = row.clockHz("freq_mhz");
        double voltage = row.has("voltage_v") ? row.positive("voltage_v") : voltage(row, freqHz, voltages);
        return new RailPoint(freqHz, voltage, row.positive("power_w"));
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
