package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.dvfs.ClockUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** What a listing says of one device. */
final class ListedDevice {
    private static final Set<String> FILES = Set.of(
            "scaling_available_frequencies",
            "scaling_boost_frequencies",
            "available_frequencies",
            "gpu_available_frequencies",
            "cpuinfo_transition_latency",
            "related_cpus");
    private static final Set<String> POINT_FILES =
            Set.of("rate_hz", "rate_hz_0", "available", "turbo", "u_volt_target", "clock_latency_ns");
    private static final double UNTOLD = -1;

    private final String name;
    private final Notes notes;
    private final OppRows rows;
    private final Map<String, Point> points = new LinkedHashMap<>();
    private double latencyNs = Double.NaN;
    private String processors = "";
    private @Nullable InvalidInputException refusal;

    ListedDevice(String name, Notes notes) {
        this.name = name;
        this.notes = notes;
        this.rows = new OppRows(name, notes);
    }

    /** What debugfs says of one operating point. */
    private static final class Point {
        private final String where;
        private double hz;
        private double microvolts = UNTOLD;
        private boolean available = true;
        private boolean turbo;

        Point(String where, double hz) {
            this.where = where;
            this.hz = hz;
        }
    }

    /** Whether a line says anything of clocks. */
    static boolean knows(ListingLine line) {
        return (line.point().isEmpty() ? FILES : POINT_FILES).contains(line.file());
    }

    /** Takes a line in. What is wrong with it is told when the table is asked for. */
    void read(ListingLine line) {
        try {
            if (line.point().isEmpty()) {
                readFile(line);
            } else {
                readPoint(
                        line, points.computeIfAbsent(line.point(), folder -> new Point(line.where(), line.pointHz())));
            }
        } catch (InvalidInputException e) {
            refusal = refusal == null ? e : refusal;
        }
    }

    private void readFile(ListingLine line) {
        switch (line.file()) {
            case "scaling_available_frequencies" -> addAll(line, ClockUnit.KHZ);
            case "available_frequencies", "gpu_available_frequencies" -> addAll(line, ClockUnit.HZ);
            case "scaling_boost_frequencies" -> readBoost(line);
            case "cpuinfo_transition_latency" -> readLatency(line);
            case "related_cpus" -> processors = line.value();
            default -> {}
        }
    }

    private void readBoost(ListingLine line) {
        if (!line.value().isEmpty()) {
            addAll(line, ClockUnit.KHZ);
            notes.add(line.where() + ": " + line.value() + " kHz of " + name
                    + " are boost clocks: Linux takes them only while boosting is on");
        }
    }

    private void addAll(ListingLine line, ClockUnit unit) {
        StringTokenizer clocks = new StringTokenizer(line.value());
        if (!clocks.hasMoreTokens()) {
            notes.add(line.where() + ": " + name + " lists no clocks");
        }
        while (clocks.hasMoreTokens()) {
            double clock = ListingLine.number(clocks.nextToken(), line.where());
            if (Sentinels.isNone(clock)) {
                notes.add(line.where() + ": " + OppTableReader.count(clock) + " is no clock, and was left out");
            } else {
                rows.add(unit.toHz(clock, line.where()), Double.NaN, line.where());
            }
        }
    }

    private void readLatency(ListingLine line) {
        if (line.isNumber()) {
            takeLatency(line.number(), line.where());
        } else if (!line.value().startsWith("<")) { // <unknown>, as the kernel says it
            notes.add(line.where() + ": expected ns as a number, given '" + line.shown()
                    + "'; this time of a switch was left out");
        }
    }

    private void takeLatency(double ns, String where) {
        if (Sentinels.isSwitchTime(ns)) {
            latencyNs = Double.isNaN(latencyNs) ? ns : Math.max(latencyNs, ns);
        } else {
            notes.add(where + ": " + OppTableReader.count(ns)
                    + " ns is no time of a switch (Linux says so where it does not know), and" + " was left out");
        }
    }

    private void readPoint(ListingLine line, Point point) {
        switch (line.file()) {
            case "rate_hz", "rate_hz_0" -> point.hz = line.number();
            case "available" -> point.available = !line.value().equals("N");
            case "turbo" -> point.turbo = line.value().equals("Y");
            case "u_volt_target" -> readVoltage(line, point);
            case "clock_latency_ns" -> {
                if (line.number() != 0) {
                    takeLatency(line.number(), line.where());
                }
            }
            default -> {}
        }
    }

    private void readVoltage(ListingLine line, Point point) {
        double microvolts = line.number();
        if (point.microvolts != UNTOLD && point.microvolts != microvolts) {
            notes.once(
                    name + "supplies",
                    line.where() + ": points of " + name + " have several supplies; the first one's voltage was taken");
            return;
        }
        point.microvolts = microvolts;
    }

    private void add(Point point) {
        if (Sentinels.isNone(point.hz)) {
            return; // a level without a clock
        }
        if (!point.available) {
            notes.add(point.where + ": " + point.hz / 1e6 + " MHz of " + name + " is not available, and was left out");
            return;
        }
        double volts = point.microvolts == UNTOLD ? Double.NaN : Sentinels.volts(point.microvolts, point.where);
        if (point.microvolts != UNTOLD && Double.isNaN(volts)) {
            notes.once(
                    name + "volts",
                    point.where + ": " + OppTableReader.count(point.microvolts)
                            + " is no voltage (no regulator is known for " + name + "), and was left out");
        }
        rows.add(ClockUnit.HZ.toHz(point.hz, point.where), volts, point.where);
        if (point.turbo) {
            notes.add(point.where + ": " + point.hz / 1e6 + " MHz of " + name
                    + " is a turbo point: Linux takes it only while boosting is on");
        }
    }

    /**
     * Its table, once all lines were read; empty if there are no clocks.
     *
     * @throws InvalidInputException with the first line that is wrong
     */
    Optional<ImportedTable> table() {
        if (refusal != null) {
            throw refusal;
        }
        points.values().forEach(this::add);
        String origin = processors.isEmpty() ? "" : "processors " + processors;
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportedTable(name, rows.table(), latencyNs / 1e9, origin));
    }
}
