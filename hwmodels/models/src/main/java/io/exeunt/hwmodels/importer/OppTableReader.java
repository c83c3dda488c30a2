package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.devicetree.TreeNode;
import io.exeunt.hwmodels.devicetree.TreeProperty;
import io.exeunt.hwmodels.dvfs.ClockUnit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads one {@code operating-points-v2} table. */
final class OppTableReader {
    static final String CLOCK = "opp-hz";
    private static final String LATENCY = "clock-latency-ns";

    private final TreeNode table;
    private final String name;
    private final String users;
    private final OppChoice choice;
    private final Notes notes;
    private final OppRows rows;
    private final List<TreeNode> points;
    private double latencyNs = Double.NaN;

    /** Of this table of a tree. */
    OppTableReader(TreeNode table, TableUsers users, OppChoice choice, Notes notes) {
        this.table = table;
        this.name = TableNames.of(table, users);
        this.users = users.names(table);
        this.choice = choice;
        this.notes = notes;
        this.rows = new OppRows(name, notes);
        this.points = table.children().stream()
                .filter(point -> point.has(CLOCK))
                .filter(TreeNode::isEnabled)
                .toList();
    }

    /** Whether a node is a table with clocks. */
    static boolean isTable(TreeNode node) {
        return node.children().stream().anyMatch(point -> point.has(CLOCK));
    }

    /**
     * The table.
     *
     * @throws InvalidInputException if it can't be used, with the line of what is wrong
     */
    ImportedTable read() {
        table.requireSound();
        if (!table.isEnabled()) {
            throw new InvalidInputException(place(), name + " is disabled", null);
        }
        SupportedHardware hardware = new SupportedHardware(points, choice.supportedHw());
        SpeedBins bins = new SpeedBins(points, choice.speedBin(), place());
        points.stream().filter(hardware::supports).forEach(point -> readPoint(point, bins));
        requireSome(hardware);
        ImportedTable read = new ImportedTable(name, rows.table(), latencyNs / 1e9, origin(hardware, bins));
        noteOmissions();
        noteChoices(hardware, bins);
        return read;
    }

    private void requireSome(SupportedHardware hardware) {
        if (!rows.isEmpty()) {
            return;
        }
        String masks = hardware.allMasks();
        throw new InvalidInputException(
                place(),
                points.isEmpty() || masks.isEmpty()
                        ? "no point of " + name + " is left that is enabled and has a clock"
                        : "no point of " + name + " is for --supported-hw " + choice.masks() + "; there are " + masks,
                null);
    }

    private void readPoint(TreeNode point, SpeedBins bins) {
        point.requireSound();
        TreeProperty clock = point.property(CLOCK).orElseThrow();
        double given = firstClock(clock);
        if (Sentinels.isNone(given)) {
            notes.add(clock.where() + ": " + count(given) + " is no clock, and was left out");
            return;
        }
        double freqHz = ClockUnit.HZ.toHz(given, clock.where());
        double voltage = bins.voltage(point).map(this::voltage).orElse(Double.NaN);
        rows.add(freqHz, voltage, point.place().toString(), SupportedHardware.masks(point));
        point.property(LATENCY).ifPresent(this::readLatency);
        if (point.has("turbo-mode")) {
            notes.add(point.place() + ": " + freqHz / 1e6 + " MHz of " + name
                    + " is a turbo point: Linux takes it only while boosting is on");
        }
    }

    /** The first clock of a point in Hz; devices with several clocks list one after the other. */
    private double firstClock(TreeProperty clock) {
        boolean single = clock.size() == Integer.BYTES;
        long[] clocks = clock.numbers(single ? Integer.SIZE : Long.SIZE);
        if (clocks.length > 1) {
            notes.once(
                    name + CLOCK,
                    clock.where() + ": points of " + name + " have " + clocks.length
                            + " clocks each; the first was taken");
        }
        return unsigned(clocks[0]);
    }

    private double voltage(TreeProperty microvolt) {
        long[] numbers = microvolt.numbers(Integer.SIZE);
        double volts = Sentinels.volts(numbers[0], microvolt.where());
        if (Double.isNaN(volts)) {
            notes.once(name + "volts", microvolt.where() + ": " + numbers[0] + " is no voltage, and was left out");
        }
        if (numbers.length != 1 && numbers.length != 3) {
            notes.once(
                    name + "supplies",
                    microvolt.where() + ": points of " + name
                            + " have several supplies; the first one's voltage was taken");
        }
        return volts;
    }

    /** Linux takes the longest one of a table. */
    private void readLatency(TreeProperty property) {
        double ns = property.numbers(Integer.SIZE)[0];
        if (Sentinels.isSwitchTime(ns)) {
            latencyNs = Double.isNaN(latencyNs) ? ns : Math.max(latencyNs, ns);
        } else {
            notes.once(
                    name + LATENCY,
                    property.where() + ": " + count(ns) + " ns is no time of a switch, and was left out");
        }
    }

    private void noteOmissions() {
        List<String> disabled = new ArrayList<>();
        List<String> clockless = new ArrayList<>();
        for (TreeNode point : table.children()) {
            if (!point.isEnabled()) {
                disabled.add(point.name());
            } else if (!point.has(CLOCK)) {
                clockless.add(point.name());
            }
        }
        noteOmitted(disabled, "disabled");
        noteOmitted(clockless, "without " + CLOCK);
    }

    private void noteOmitted(List<String> omitted, String why) {
        if (!omitted.isEmpty()) {
            String names = String.join(", ", omitted.subList(0, Math.min(8, omitted.size())));
            notes.add(place() + ": points of " + name + " that are " + why + " were left out: " + names
                    + (omitted.size() > 8 ? ", …" : ""));
        }
    }

    private void noteChoices(SupportedHardware hardware, SpeedBins bins) {
        if (hardware.isMasked() && choice.supportedHw().isEmpty()) {
            notes.add(place() + ": points of " + name
                    + " are for different hardware and were taken together; --supported-hw" + " chooses among "
                    + hardware.allMasks());
        }
        bins.note().ifPresent(note -> notes.add(place() + ": " + name + ": " + note));
        if (TableNames.isAddition(table)) {
            notes.add(place() + ": " + name + " is only a part of a table: what it is added to was not read");
        }
    }

    private String origin(SupportedHardware hardware, SpeedBins bins) {
        List<String> parts = new ArrayList<>();
        if (!users.isEmpty()) {
            parts.add("table " + TableNames.ofNode(table) + " of " + users);
        }
        if (hardware.isMasked() && !choice.supportedHw().isEmpty()) {
            parts.add("points for hardware " + choice.masks());
        }
        if (!bins.chosen().isEmpty()) {
            parts.add("voltages of speed bin " + bins.chosen());
        }
        if (TableNames.isAddition(table)) {
            parts.add("only a part of " + name + ", what it is added to was not read");
        }
        return String.join("; ", parts);
    }

    private String place() {
        return table.place().toString();
    }

    static String count(double value) {
        return String.format(java.util.Locale.ROOT, "%.0f", value);
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : new BigInteger(Long.toUnsignedString(value)).doubleValue();
    }
}
