package io.exeunt.hwmodels.logs;

import io.exeunt.ground.CsvCell;
import io.exeunt.ground.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows of the table that {@code devices check} and {@code calibrate} read, made of logs. Energy of an inference is mean power times
 * latency: the benchmarks start one inference after the other.
 */
public final class MeasurementRows {
    private static final MathContext DIGITS = new MathContext(7);
    private static final List<String> ORDER = List.of("network", "runtime", "unit", "precision", "batch", "threads");

    private static final Set<String> MEASURED =
            Set.of("latency_ms", "latency_ms_std", "energy_mj", "net_mj", "power_w", "idle_w");

    private final Map<String, String> given;
    private final Optional<PowerLog> power;
    private final Optional<PowerLog> idle;
    private final List<Map<String, String>> rows = new ArrayList<>();

    /**
     * None yet.
     *
     * @param given what holds for all rows, by column; it counts more than what a log says
     * @param power while the benchmarks ran; empty for unknown
     * @param idle of the idle board; empty for unknown
     */
    public MeasurementRows(Map<String, String> given, Optional<PowerLog> power, Optional<PowerLog> idle) {
        this.given = Map.copyOf(given);
        MEASURED.stream().filter(given::containsKey).findFirst().ifPresent(column -> {
            throw new InvalidInputException(
                    "--with",
                    "'" + column + "' is what the logs say, and is not given",
                    "--with says what holds for all rows");
        });
        this.power = power;
        this.idle = idle;
    }

    /**
     * Adds what a log says.
     *
     * @param file that it stands in
     * @throws InvalidInputException if neither the log nor what was given says which network ran under which runtime
     */
    public void add(String file, ToolLogs.Content content) {
        if (content instanceof ToolLogs.Runs runs) {
            runs.runs().forEach(this::add);
        } else if (content instanceof ToolLogs.Power log) {
            addPower(file, log.log());
        }
    }

    private void add(LoggedRun run) {
        Map<String, String> row = named(run.said(), run.where());
        row.put("latency_ms", number(run.latencyMs()));
        if (!Double.isNaN(run.deviationMs())) {
            row.put("latency_ms_std", number(run.deviationMs()));
        }
        double joules = power.map(log -> log.meanW() * run.latencyMs() / 1e3).orElse(run.joules());
        if (!Double.isNaN(joules)) {
            row.put("energy_mj", number(1e3 * joules));
        }
        if (power.isPresent() && idle.isPresent()) {
            double aboveW = power.get().meanW() - idle.get().meanW();
            if (!(aboveW > 0)) {
                throw new InvalidInputException(
                        idle.get().file(),
                        "expected less power than while the benchmark ran, "
                                + number(power.get().meanW()) + " W, given "
                                + number(idle.get().meanW()) + " W",
                        "the two logs are mixed up");
            }
            row.put("net_mj", number(aboveW * run.latencyMs()));
        }
        rows.add(row);
    }

    private void addPower(String file, PowerLog log) {
        Map<String, String> row = named(Map.of(), file);
        row.put("power_w", number(log.meanW()));
        idle.ifPresent(each -> row.put("idle_w", number(each.meanW())));
        rows.add(row);
    }

    private Map<String, String> named(Map<String, String> said, String where) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String column : ORDER) {
            String value = given.getOrDefault(column, said.getOrDefault(column, ""));
            if (!value.isEmpty()) {
                row.put(column, value);
            }
        }
        given.forEach(row::putIfAbsent);
        for (String needed : List.of("network", "runtime")) {
            if (!row.containsKey(needed)) {
                throw new InvalidInputException(
                        where, "the log does not say which " + needed + " it is of", "--with " + needed + "=<name>");
            }
        }
        return row;
    }

    private static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** The table with its header, lines ended by LF; columns that no row has are left out. */
    public String csv() {
        Set<String> columns = rows.stream()
                .flatMap(row -> row.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        StringBuilder csv =
                new StringBuilder(columns.stream().map(CsvCell::of).collect(Collectors.joining(","))).append('\n');
        for (Map<String, String> row : rows) {
            csv.append(columns.stream()
                            .map(column -> CsvCell.of(row.getOrDefault(column, "")))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }
}
