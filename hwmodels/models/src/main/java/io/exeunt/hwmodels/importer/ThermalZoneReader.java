package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.devicetree.DeviceTree;
import io.exeunt.hwmodels.devicetree.TreeNode;
import io.exeunt.hwmodels.devicetree.TreeProperty;
import io.exeunt.hwmodels.importer.ImportedHeat.ClockTrip;
import io.exeunt.hwmodels.importer.ImportedHeat.FanTrip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the thermal zones of device-tree source (Linux, Documentation/devicetree/bindings/thermal): trip points in m°C, and cooling maps that
 * bind them to the levels of a fan ({@code pwm-fan}, {@code gpio-fan}) or to the clocks of a device with operating points. Several zones are
 * taken together, as a device file knows one temperature; of a fan's level that several trips ask for, the coolest counts. A map that can't
 * be used is left out with a note.
 */
final class ThermalZoneReader {
    private static final String TRIPS = "trips";
    private static final String MAPS = "cooling-maps";
    private static final String LEVELS = "cooling-levels";
    /** Cells for each device of a map: which, lowest and highest state. */
    private static final int CELLS = 3;

    private static final long NO_LIMIT = 0xffffffffL;

    private final TableUsers users;
    private final Notes notes;
    private final Map<Integer, FanTrip> fan = new TreeMap<>();
    private final List<ClockTrip> trips = new ArrayList<>();
    private double pollS = Double.NaN;
    private double criticalC = Double.NaN;

    private ThermalZoneReader(TableUsers users, Notes notes) {
        this.users = users;
        this.notes = notes;
    }

    /** What a tree says about heat. */
    static ImportedHeat read(DeviceTree tree, TableUsers users, Notes notes) {
        ThermalZoneReader reader = new ThermalZoneReader(users, notes);
        tree.forEach(reader::readZone);
        return new ImportedHeat(
                reader.rising(),
                reader.trips.stream()
                        .distinct()
                        .sorted(Comparator.comparing(ClockTrip::table).thenComparing(ClockTrip::atC))
                        .toList(),
                reader.pollS,
                reader.criticalC);
    }

    /** Levels that a higher one is taken before are never seen. */
    private List<FanTrip> rising() {
        List<FanTrip> rising = new ArrayList<>();
        for (FanTrip step : fan.values()) {
            rising.removeIf(slower -> slower.atC() >= step.atC());
            rising.add(step);
        }
        return rising;
    }

    private void readZone(TreeNode zone) {
        if (zone.isEnabled()) {
            zone.child(TRIPS).ifPresent(all -> all.children().forEach(trip -> noting(() -> readTrip(trip))));
            zone.child(MAPS).ifPresent(all -> {
                all.children().forEach(map -> noting(() -> readMap(map)));
                noting(() -> readPoll(zone));
            });
        }
    }

    private void noting(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidInputException e) {
            notes.add(e.getMessage() + "; left out");
        }
    }

    private void readTrip(TreeNode trip) {
        boolean critical = trip.property("type")
                .map(type -> type.strings().get(0).equals("critical"))
                .orElse(false);
        if (critical) {
            double atC = milli(trip, "temperature");
            criticalC = Double.isNaN(criticalC) ? atC : Math.min(criticalC, atC);
        }
    }

    private void readPoll(TreeNode zone) {
        for (String name : List.of("polling-delay-passive", "polling-delay")) {
            double seconds = zone.has(name) ? milli(zone, name) : 0;
            if (seconds > 0) {
                pollS = Double.isNaN(pollS) ? seconds : Math.min(pollS, seconds);
                return;
            }
        }
    }

    private void readMap(TreeNode map) {
        TreeProperty named = required(map, "trip");
        TreeNode trip = users.node(named, 0)
                .orElseThrow(() -> new InvalidInputException(named.where(), "names a trip that is not there", null));
        TreeProperty devices = required(map, "cooling-device");
        for (int cell = 0; cell + CELLS <= devices.size() / Integer.BYTES; cell += CELLS) {
            Optional<TreeNode> device = users.node(devices, cell);
            if (device.isPresent()) {
                readDevice(device.get(), trip, devices.number(cell + 2).orElse(NO_LIMIT));
            } else {
                notes.add(devices.where() + ": names a device that is not there; left out");
            }
        }
    }

    private void readDevice(TreeNode device, TreeNode trip, long highest) {
        double atC = milli(trip, "temperature");
        double hysteresisK = trip.has("hysteresis") ? milli(trip, "hysteresis") : 0;
        if (isFan(device)) {
            readFan(device, atC, hysteresisK, highest);
            return;
        }
        Optional<String> table = table(device);
        if (table.isPresent()) {
            trips.add(new ClockTrip(table.get(), atC, hysteresisK, highest));
        } else {
            notes.once(
                    device.place().toString(),
                    device.place() + ": " + device.name()
                            + " cools, but is no fan and has no operating points; left out");
        }
    }

    private static boolean isFan(TreeNode device) {
        return device.has(LEVELS)
                || device.property("compatible")
                        .map(kind -> kind.strings().contains("pwm-fan")
                                || kind.strings().contains("gpio-fan"))
                        .orElse(false);
    }

    private void readFan(TreeNode device, double atC, double hysteresisK, long highest) {
        long[] levels = device.property(LEVELS)
                .map(property -> property.numbers(Integer.SIZE))
                .orElse(new long[0]);
        long level = levels.length > 0 ? Math.min(highest, levels.length - 1L) : highest;
        if (level == 0) {
            return;
        }
        double speed = levels.length == 0
                ? Double.NaN
                : (double) levels[(int) level] / Arrays.stream(levels).max().orElseThrow();
        FanTrip step = new FanTrip((int) Math.min(level, Integer.MAX_VALUE), atC, hysteresisK, speed);
        fan.merge(step.level(), step, (one, other) -> one.atC() <= other.atC() ? one : other);
    }

    private Optional<String> table(TreeNode device) {
        if (LegacyOppReader.isTable(device)) {
            return Optional.of(TableNames.ofNode(device));
        }
        return device.property(TableUsers.PROPERTY)
                .flatMap(property -> users.node(property, 0))
                .map(table -> TableNames.of(table, users));
    }

    /** A signed number of thousandths. */
    private static double milli(TreeNode node, String name) {
        return (int) required(node, name).numbers(Integer.SIZE)[0] / 1e3;
    }

    private static TreeProperty required(TreeNode node, String name) {
        return node.property(name)
                .orElseThrow(() ->
                        new InvalidInputException(node.place().toString(), node.name() + " has no " + name, null));
    }
}
