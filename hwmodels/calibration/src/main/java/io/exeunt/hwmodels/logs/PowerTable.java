package io.exeunt.hwmodels.logs;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.calibration.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Power over time as a table (CSV): what {@code jtop}'s logger writes, and what sensors such as INA219, INA226 or INA3221 are read out
 * to. Taken are the column of a power, or voltage times current; and of a time in s, ms or µs, if there is one.
 */
final class PowerTable {
    private static final List<String> POWERS = List.of("power_w", "power_tot", "input_power_w", "p_w");
    private static final List<String> VOLTAGES = List.of("voltage_v", "bus_voltage_v", "load_voltage_v", "v");
    private static final List<String> CURRENTS = List.of("current_a", "load_current_a", "i_a");
    /** More than seconds since 1970. */
    private static final double MOST_S = 1e11;

    private static final List<String> TIMES = List.of("time_s", "timestamp_s", "elapsed_s", "t_s");

    private PowerTable() {}

    /** @param column of the power that is wanted; empty for the usual names */
    static PowerLog read(LogText log, String column) {
        CsvTable table = CsvTable.parse(log.file(), String.join("\n", log.lines()));
        Optional<String> power = column.isEmpty() ? first(table, POWERS) : Optional.of(column);
        Optional<String> voltage = first(table, VOLTAGES);
        Optional<String> current = first(table, CURRENTS);
        if (power.isEmpty() && (voltage.isEmpty() || current.isEmpty())) {
            throw new InvalidInputException(
                    table.file() + ":1",
                    "expected a column of powers, such as power_w or power_mw, or voltage_v and current_a; it has "
                            + String.join(", ", table.columns()),
                    "--rail says which column it is");
        }
        Optional<String> time = first(table, TIMES);
        List<double[]> samples = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            double watts = power.isPresent()
                    ? watts(table, row, power.get())
                    : row.nonNegative(voltage.orElseThrow()) * row.nonNegative(current.orElseThrow());
            if (watts > 0) {
                samples.add(new double[] {time.map(name -> timeS(row, name)).orElse(Double.NaN), watts});
            }
        }
        if (samples.isEmpty()) {
            throw new InvalidInputException(table.file(), "expected at least one power > 0, found none", null);
        }
        requireRising(samples, table.file());
        return new PowerLog(
                table.file(),
                power.orElse("voltage times current"),
                samples.stream().mapToDouble(each -> each[0]).toArray(),
                samples.stream().mapToDouble(each -> each[1]).toArray());
    }

    /** jtop's own are in mW, and their column does not say so. */
    private static double watts(CsvTable table, CsvTable.Row row, String column) {
        boolean jtop = table.columns().contains("uptime");
        return row.nonNegative(column) * (jtop ? 1e-3 : 1);
    }

    private static double timeS(CsvTable.Row row, String column) {
        double timeS = row.number(column);
        if (!(Math.abs(timeS) < MOST_S)) {
            throw new InvalidInputException(
                    row.where(column), "expected a time within " + MOST_S + " s, given " + row.text(column), null);
        }
        return timeS;
    }

    private static void requireRising(List<double[]> samples, String file) {
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i)[0] < samples.get(i - 1)[0]) {
                throw new InvalidInputException(
                        file,
                        "expected times that rise, given " + samples.get(i)[0] + " s behind " + samples.get(i - 1)[0]
                                + " s",
                        null);
            }
        }
    }

    private static Optional<String> first(CsvTable table, List<String> names) {
        return names.stream().filter(table::has).findFirst();
    }
}
