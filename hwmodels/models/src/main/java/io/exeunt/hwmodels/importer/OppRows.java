package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operating points with the lines they came from, on their way into a table. */
final class OppRows {
    private record Row(double freqHz, double voltage, String where, String masks) {
        boolean hasVoltage() {
            return !Double.isNaN(voltage);
        }

        String mhz() {
            return freqHz / 1e6 + " MHz";
        }
    }

    /** More than any table has. */
    private static final int MOST = 10_000;

    private final String name;
    private final Notes notes;
    private final List<Row> rows = new ArrayList<>();

    /** Of the table of this name. */
    OppRows(String name, Notes notes) {
        this.name = name;
        this.notes = notes;
    }

    void add(double freqHz, double voltage, String where) {
        add(freqHz, voltage, where, "");
    }

    /** Adds a point of certain hardware only. */
    void add(double freqHz, double voltage, String where, String masks) {
        rows.add(new Row(freqHz, voltage, where, masks));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The rows by rising clock. A clock that is listed again without another voltage is kept once.
     *
     * @throws InvalidInputException if a clock comes with two voltages, or a voltage falls
     */
    OppTable table() {
        if (rows.size() > MOST) {
            throw new InvalidInputException(rows.get(MOST).where(), "more than " + MOST + " points of " + name, null);
        }
        List<Row> rising = once();
        for (int i = 1; i < rising.size(); i++) {
            requireRising(rising.get(i - 1), rising.get(i));
        }
        boolean known = rising.stream().allMatch(Row::hasVoltage);
        if (!known) {
            noteMissingVoltage(rising);
        }
        return new OppTable(
                known ? VoltageScale.VOLTS : VoltageScale.UNKNOWN,
                rising.stream()
                        .map(row -> new OperatingPoint(row.freqHz(), known ? row.voltage() : Double.NaN))
                        .toList());
    }

    private void noteMissingVoltage(List<Row> rising) {
        boolean some = rising.stream().anyMatch(Row::hasVoltage);
        Row without =
                rising.stream().filter(row -> !row.hasVoltage()).findFirst().orElseThrow();
        if (some) {
            notes.add(
                    without.where() + ": voltages of " + name + " were left out, since " + without.mhz() + " has none");
        }
    }

    private List<Row> once() {
        rows.sort(Comparator.comparingDouble(Row::freqHz));
        List<Row> once = new ArrayList<>();
        for (Row row : rows) {
            @Nullable Row before = once.isEmpty() ? null : once.get(once.size() - 1);
            if (before == null || before.freqHz() != row.freqHz()) {
                once.add(row);
                continue;
            }
            requireSame(before, row);
            if (!before.hasVoltage()) {
                once.set(once.size() - 1, row);
            }
            if (before.masks().equals(row.masks()) && before.hasVoltage() == row.hasVoltage()) {
                notes.add(row.where() + ": " + row.mhz() + " of " + name + " is listed again, and was kept once");
            }
        }
        return once;
    }

    private void requireSame(Row first, Row second) {
        boolean same = first.voltage() == second.voltage() || !first.hasVoltage() || !second.hasVoltage();
        if (!same) {
            throw new InvalidInputException(
                    second.where(),
                    "operating point " + second.mhz() + " is there twice, also at " + first.where()
                            + hardware(first, second),
                    first.masks().equals(second.masks()) ? "the two are for different speed bins; keep one" : null);
        }
    }

    private String hardware(Row first, Row second) {
        return first.masks().equals(second.masks())
                ? ""
                : ", for other hardware: --supported-hw chooses, here among " + allMasks();
    }

    /** Of all points, in their order in the file's table by clock. */
    private String allMasks() {
        List<String> all = rows.stream()
                .map(Row::masks)
                .filter(masks -> !masks.isEmpty())
                .distinct()
                .toList();
        return all.size() == 2 ? all.get(0) + " and " + all.get(1) : String.join("; ", all);
    }

    private static void requireRising(Row low, Row high) {
        if (high.voltage() < low.voltage()) {
            throw new InvalidInputException(
                    high.where(),
                    "expected a voltage >= " + low.voltage() + " V (that of " + low.mhz() + "), given " + high.voltage()
                            + " V at " + high.mhz(),
                    null);
        }
    }
}
