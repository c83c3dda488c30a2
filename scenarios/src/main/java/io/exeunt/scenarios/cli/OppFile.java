package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.importer.DeviceTreeOpps;
import io.exeunt.hwmodels.importer.ImportedTables;
import io.exeunt.hwmodels.importer.OppChoice;
import io.exeunt.hwmodels.importer.SysfsOpps;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file in which a Linux board states its operating points: device-tree source, or a listing of {@code /sys}. */
final class OppFile {
    private OppFile() {}

    /**
     * Its tables as clock domains.
     *
     * @param choice among points and voltages of several kinds of a chip; nothing can be chosen in a listing
     * @param notes takes what was left out, merged or not chosen
     */
    static ImportedDomains read(Path file, OppChoice choice, Consumer<String> notes) {
        BoardFiles files = new BoardFiles();
        String text = files.read(file);
        String name = file.toString();
        boolean tree = isTree(name, text);
        ImportedTables tables = tree ? DeviceTreeOpps.read(name, text, choice, files) : listing(name, text, choice);
        tables.notes().forEach(notes);
        return ImportedDomains.of(fileName(file), tree ? "device tree" : "listing of /sys", tables);
    }

    private static ImportedTables listing(String name, String text, OppChoice choice) {
        boolean masked = !choice.supportedHw().isEmpty();
        if (masked || !choice.speedBin().isBlank()) {
            throw new InvalidInputException(
                    masked ? "--supported-hw" : "--speed-bin",
                    "chooses in a device tree, and " + name + " is a listing",
                    null);
        }
        return SysfsOpps.read(name, text);
    }

    /** Trees say so, by name or by words that no listing has. */
    private static boolean isTree(String name, String text) {
        boolean named = name.endsWith(".dts") || name.endsWith(".dtsi") || name.endsWith(".dtso");
        return named || text.contains("/dts-v1/") || text.contains("opp-hz") || text.contains("operating-points");
    }

    private static String fileName(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
