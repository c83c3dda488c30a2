package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.devicetree.TreeNode;
import io.exeunt.hwmodels.devicetree.TreeProperty;
import io.exeunt.hwmodels.dvfs.ClockUnit;

/**
 * Reads a device's own {@code operating-points} (Documentation/devicetree/bindings/opp/opp-v1.yaml): pairs of kHz and µV, with {@code
 * clock-latency} in ns beside them.
 */
final class LegacyOppReader {
    static final String PROPERTY = "operating-points";
    private static final String LATENCY = "clock-latency";

    private LegacyOppReader() {}

    /** Whether a device has points of its own; those of a table come first. */
    static boolean isTable(TreeNode node) {
        return node.has(PROPERTY) && !node.has(TableUsers.PROPERTY);
    }

    /**
     * The device's table.
     *
     * @throws InvalidInputException if it can't be used, with the line of what is wrong
     */
    static ImportedTable read(TreeNode device, Notes notes) {
        String name = TableNames.ofNode(device);
        TreeProperty property = device.property(PROPERTY).orElseThrow();
        long[] numbers = property.numbers(Integer.SIZE);
        if (numbers.length % 2 != 0) {
            throw new InvalidInputException(
                    property.where(), "expected pairs of kHz and µV, given " + numbers.length + " numbers", null);
        }
        OppRows rows = new OppRows(name, notes);
        for (int i = 0; i < numbers.length; i += 2) {
            add(rows, numbers[i], numbers[i + 1], property.where(), notes);
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException(property.where(), "no point is left that has a clock", null);
        }
        return new ImportedTable(name, rows.table(), latencyS(device, notes), "operating-points of " + device.name());
    }

    private static void add(OppRows rows, long khz, long microvolts, String where, Notes notes) {
        if (Sentinels.isNone(khz)) {
            notes.add(where + ": " + khz + " is no clock, and was left out");
            return;
        }
        double volts = Sentinels.volts(microvolts, where);
        if (Double.isNaN(volts)) {
            notes.once(where + "volts", where + ": " + microvolts + " is no voltage, and was left out");
        }
        rows.add(ClockUnit.KHZ.toHz(khz, where), volts, where);
    }

    private static double latencyS(TreeNode device, Notes notes) {
        TreeProperty property = device.property(LATENCY).orElse(null);
        if (property == null) {
            return Double.NaN;
        }
        long ns = property.numbers(Integer.SIZE)[0];
        if (Sentinels.isSwitchTime(ns)) {
            return ns / 1e9;
        }
        notes.add(property.where() + ": " + ns + " ns is no time of a switch, and was left out");
        return Double.NaN;
    }
}
