package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.dvfs.ClockUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a listing of a running board's clocks as {@code grep . /sys/…} prints it, one {@code path:value} per line:
 *
 * <ul>
 *   <li>{@code …/cpufreq/policy0/scaling_available_frequencies:408000 600000 …} in kHz, with {@code
 *       cpuinfo_transition_latency} in ns,
 *   <li>{@code …/devfreq/17000000.gpu/available_frequencies:114750000 …} in Hz,
 *   <li>{@code …/debug/opp/cpu0/opp:408000000/…/u_volt_target:825000} in µV, which gives a table with voltages.
 * </ul>
 *
 * Other lines are passed over.
 */
public final class SysfsOpps {
    private static final Pattern CPUFREQ =
            Pattern.compile(".*?([^/]+)/(?:cpufreq/)?scaling_available_frequencies:(.*)");
    private static final Pattern LATENCY = Pattern.compile(".*?([^/]+)/(?:cpufreq/)?cpuinfo_transition_latency:(.*)");
    private static final Pattern DEVFREQ = Pattern.compile(".*?([^/]+)/available_frequencies:(.*)");
    private static final Pattern VOLTAGE = Pattern.compile(".*/opp/([^/]+)/opp:([0-9]+)/(?:.*/)?u_volt_target:(.*)");

    private final String file;
    private final Map<String, OppRows> rows = new LinkedHashMap<>();
    private final Map<String, Double> latenciesS = new LinkedHashMap<>();

    private SysfsOpps(String file) {
        this.file = file;
    }

    /**
     * All tables of a listing, in its order.
     *
     * @param file name for messages
     * @param text the listing
     * @throws InvalidInputException with the line of what is wrong, or if no line lists clocks
     */
    public static List<ImportedTable> read(String file, String text) {
        SysfsOpps reader = new SysfsOpps(file);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.readLine(lines.get(i).strip(), i + 1);
        }
        if (reader.rows.isEmpty()) {
            throw new InvalidInputException(
                    file,
                    "no line lists clocks",
                    "print it with: grep . /sys/devices/system/cpu/cpufreq/policy*/* /sys/class/devfreq/*/*");
        }
        return reader.tables();
    }

    private List<ImportedTable> tables() {
        List<ImportedTable> tables = new ArrayList<>();
        rows.forEach((name, points) ->
                tables.add(new ImportedTable(name, points.table(), latenciesS.getOrDefault(name, Double.NaN))));
        return tables;
    }

    private void readLine(String line, int number) {
        String where = file + ":" + number;
        Matcher found = VOLTAGE.matcher(line);
        if (found.matches()) {
            double freqHz = ClockUnit.HZ.toHz(number(found.group(2), where), where);
            add(found.group(1), freqHz, number(found.group(3), where) / 1e6, where);
            return;
        }
        found = CPUFREQ.matcher(line);
        if (found.matches()) {
            addAll(found, ClockUnit.KHZ, where);
            return;
        }
        found = DEVFREQ.matcher(line);
        if (found.matches()) {
            addAll(found, ClockUnit.HZ, where);
            return;
        }
        found = LATENCY.matcher(line);
        if (found.matches()) {
            latenciesS.put(found.group(1), number(found.group(2), where) / 1e9);
        }
    }

    private void addAll(Matcher found, ClockUnit unit, String where) {
        for (String clock : found.group(2).strip().split("\\s+")) {
            add(found.group(1), unit.toHz(number(clock, where), where), Double.NaN, where);
        }
    }

    private void add(String table, double freqHz, double voltage, String where) {
        rows.computeIfAbsent(table, name -> new OppRows()).add(freqHz, voltage, where);
    }

    private static double number(String text, String where) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(where, "expected a number, given '" + text.strip() + "'", null, e);
        }
    }
}
