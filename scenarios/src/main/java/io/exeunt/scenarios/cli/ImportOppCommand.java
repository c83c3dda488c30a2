package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.importer.DeviceTreeOpps;
import io.exeunt.hwmodels.importer.ImportedTables;
import io.exeunt.hwmodels.importer.OppChoice;
import io.exeunt.hwmodels.importer.SysfsOpps;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices import-opp}. */
@Command(
        name = "import-opp",
        description = {
            "Prints the operating points that a Linux board states about itself as clock domains of a device file.",
            "The file is device-tree source with operating-points-v2 tables or operating-points, or a listing of cpufreq, devfreq or"
                    + " debugfs's opp folder, one path:value per line.",
            "A table that can't be used is left out; notes on standard error say so, and what else was chosen.",
            "Of a device tree, trip points that lower clocks or drive a fan are printed, too; how well each step of the fan"
                    + " cools (kelvin_per_watt) and what it draws (power_w) no tree says: add them.",
            ""
        },
        footer = {
            "",
            "On the board:",
            "  grep . /sys/devices/system/cpu/cpufreq/policy*/* /sys/class/devfreq/*/* > clocks.txt",
            "  grep -r . /sys/kernel/debug/opp > clocks.txt    # as root: with voltages",
            "  dtc -I fs -O dts /proc/device-tree > board.dts",
            "",
            "Examples:",
            "  exeunt devices import-opp clocks.txt > domains.yaml",
            "  exeunt devices import-opp rk3588-opp.dtsi",
            "  exeunt devices import-opp --supported-hw 0x2 am335x.dts"
        })
@ExitCodes(ExitCode.INTERRUPTED)
final class ImportOppCommand implements Callable<Integer> {
    /** A comma at the end separates nothing, and is left to the converter, which refuses it. */
    private static final String SEPARATOR = ",(?!$)";

    private final CommandContext context;

    @Parameters(paramLabel = "<file>", description = "Device-tree source, or a listing.")
    private Path file = Path.of("");

    @Option(
            names = "--supported-hw",
            paramLabel = "<mask>",
            split = SEPARATOR,
            splitSynopsisLabel = ",",
            converter = MaskConverter.class,
            description =
                    "Takes only the points that a chip with this mask has (opp-supported-hw), such as 0x2; one mask per level,"
                            + " 0x2,0x10, where points have several.")
    private List<Long> supportedHw = List.of();

    @Option(
            names = "--speed-bin",
            paramLabel = "<name>",
            description =
                    "Takes the voltages of this speed bin (opp-microvolt-<name>), such as speed0; its number suffices.")
    private String speedBin = "";

    ImportOppCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        BoardFiles files = new BoardFiles();
        String text = files.read(file);
        String name = file.toString();
        boolean tree = isTree(name, text);
        ImportedTables tables = context.listening(() -> tree
                ? DeviceTreeOpps.read(name, text, new OppChoice(supportedHw, speedBin.strip()), files)
                : listing(name, text));
        if (!context.globals().quiet()) {
            tables.notes().forEach(note -> context.terminal().err().println("note: " + note));
        }
        String kind = tree ? "device tree" : "listing of /sys";
        context.out().print(ImportedDomains.of(fileName(), kind, tables).toYaml());
        return ExitCode.OK.code();
    }

    private ImportedTables listing(String name, String text) {
        if (!supportedHw.isEmpty() || !speedBin.isBlank()) {
            throw new InvalidInputException(
                    supportedHw.isEmpty() ? "--speed-bin" : "--supported-hw",
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

    private String fileName() {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
