package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Operating points with the lines they came from, on their way into a table. */
final class OppRows {
    private record Row(OperatingPoint point, String where) {}

    private final List<Row> rows = new ArrayList<>();

    void add(double freqHz, double voltage, String where) {
        rows.add(new Row(new OperatingPoint(freqHz, voltage), where));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows by rising clock; a clock that comes twice or a voltage that falls is refused with its line. */
    OppTable table() {
        rows.sort(Comparator.comparingDouble(row -> row.point().freqHz()));
        for (int i = 1; i < rows.size(); i++) {
            requireRising(rows.get(i - 1), rows.get(i));
        }
        List<OperatingPoint> points = rows.stream().map(Row::point).toList();
        boolean known = points.stream().noneMatch(point -> Double.isNaN(point.voltage()));
        return known
                ? new OppTable(VoltageScale.VOLTS, points)
                : new OppTable(
                        VoltageScale.UNKNOWN,
                        points.stream().map(OppRows::withoutVoltage).toList());
    }

    private static OperatingPoint withoutVoltage(OperatingPoint point) {
        return new OperatingPoint(point.freqHz(), Double.NaN);
    }

    private static void requireRising(Row low, Row high) {
        if (high.point().freqHz() == low.point().freqHz()) {
            throw new InvalidInputException(
                    high.where(),
                    "operating point " + mhz(high) + " is there twice, also at " + low.where(),
                    "the two are for different speed bins; keep one");
        }
        if (high.point().voltage() < low.point().voltage()) {
            throw new InvalidInputException(
                    high.where(),
                    "expected a voltage >= " + low.point().voltage() + " V (that of " + mhz(low) + "), given "
                            + high.point().voltage() + " V at " + mhz(high),
                    null);
        }
    }

    private static String mhz(Row row) {
        return row.point().freqHz() / 1e6 + " MHz";
    }
}
