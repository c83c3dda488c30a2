package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.devicetree.DeviceTree;
import io.exeunt.hwmodels.devicetree.Includes;
import io.exeunt.hwmodels.devicetree.TreeNode;
import io.exeunt.hwmodels.devicetree.TreeProperty;
import io.exeunt.hwmodels.importer.ImportedHeat.ClockTrip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the operating points of device-tree source (Linux, Documentation/devicetree/bindings/opp): {@code operating-points-v2} tables
 * with {@code opp-hz} in Hz, {@code opp-microvolt} as target or as target, minimum, maximum (the target is taken), {@code
 * clock-latency-ns}; and devices' own {@code operating-points}. Disabled points are left out. These are the voltages asked for; a
 * board's own rail is often lower. A table that can't be used is left out with a note. Thermal zones are read along.
 */
public final class DeviceTreeOpps {
    private final String file;
    private final DeviceTree tree;
    private final OppChoice choice;
    private final Notes notes = new Notes();
    private final List<ImportedTable> tables = new ArrayList<>();
    private final List<ImportedTable> processors = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    private DeviceTreeOpps(String file, DeviceTree tree, OppChoice choice) {
        this.file = file;
        this.tree = tree;
        this.choice = choice;
    }

    /**
     * All tables of a text, in its order.
     *
     * @param file name for messages
     * @param text device-tree source
     * @param choice which points of tables for several kinds of a chip
     * @param includes where included files come from
     * @throws InvalidInputException with the line of what is wrong, or if there is no table
     */
    public static ImportedTables read(String file, String text, OppChoice choice, Includes includes) {
        return new DeviceTreeOpps(file, DeviceTree.read(file, text, includes), choice).read();
    }

    private ImportedTables read() {
        List<String> missing = missingTrees();
        if (!missing.isEmpty()) {
            notes.add(file + ": included, but not there, and not read: " + String.join(", ", missing));
        }
        noteIdleChoices();
        TableUsers users = new TableUsers(tree);
        tree.forEach(node -> readNode(node, users));
        tables.addAll(EqualProcessors.merge(processors, table -> "", notes));
        ImportedHeat heat = heat(users);
        if (tables.isEmpty() && refused.isEmpty() && heat.isNone()) {
            throw nothing(missing);
        }
        return ImportedTables.of(file, tables, heat, refused, notes);
    }

    /** Trips that lower clocks which were not read are left out. */
    private ImportedHeat heat(TableUsers users) {
        ImportedHeat heat = ThermalZoneReader.read(tree, users, notes);
        Set<String> known = tables.stream().map(ImportedTable::name).collect(Collectors.toSet());
        List<ClockTrip> trips = new ArrayList<>();
        for (ClockTrip trip : heat.trips()) {
            if (known.contains(trip.table())) {
                trips.add(trip);
            } else {
                notes.add(file + ": the trip at " + trip.atC() + " degrees C lowers " + trip.table()
                        + ", whose clocks were not read; left out");
            }
        }
        return new ImportedHeat(heat.fan(), trips, heat.pollS(), heat.criticalC());
    }

    private void noteIdleChoices() {
        Set<String> properties = new HashSet<>();
        tree.forEach(node -> node.properties().forEach(property -> properties.add(property.name())));
        if (!choice.supportedHw().isEmpty() && !properties.contains(SupportedHardware.MASKS)) {
            notes.add("--supported-hw changes nothing: no point has " + SupportedHardware.MASKS);
        }
        if (!choice.speedBin().isEmpty() && properties.stream().noneMatch(name -> name.startsWith(SpeedBins.NAMED))) {
            notes.add("--speed-bin changes nothing: no point has " + SpeedBins.NAMED + "…");
        }
    }

    /** Headers have no tables. */
    private List<String> missingTrees() {
        return tree.missingIncludes().stream()
                .filter(name -> !name.endsWith(".h"))
                .limit(20)
                .toList();
    }

    private void readNode(TreeNode node, TableUsers users) {
        if (OppTableReader.isTable(node)) {
            readInto(tables, TableNames.of(node, users), () -> new OppTableReader(node, users, choice, notes).read());
        }
        if (LegacyOppReader.isTable(node)) {
            readInto(
                    isProcessor(node) ? processors : tables,
                    TableNames.ofNode(node),
                    () -> LegacyOppReader.read(node, notes));
        }
    }

    private static boolean isProcessor(TreeNode node) {
        return EqualProcessors.isProcessor(TableNames.ofNode(node))
                || node.name().startsWith("cpu@");
    }

    private void readInto(List<ImportedTable> list, String name, Supplier<ImportedTable> table) {
        try {
            list.add(table.get());
        } catch (InvalidInputException e) {
            refused.add(new Refusal(name, e));
        }
    }

    private InvalidInputException nothing(List<String> missing) {
        @Nullable
        String hint = missing.isEmpty() ? null : "they are in " + String.join(", ", missing) + ", not there to be read";
        if (hint == null && tree.hasCallableMacros()) {
            hint = "macros with arguments stand for them; " + TreeProperty.PREPROCESS;
        }
        return new InvalidInputException(
                file, "no node with compatible = \"operating-points-v2\" and opp-hz inside", hint);
    }
}
