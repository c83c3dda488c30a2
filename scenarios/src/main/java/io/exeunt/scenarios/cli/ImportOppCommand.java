package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.importer.OppChoice;
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
        OppChoice choice = new OppChoice(supportedHw, speedBin.strip());
        ImportedDomains domains = context.listening(() -> OppFile.read(file, choice, this::note));
        context.out().print(domains.toYaml());
        return ExitCode.OK.code();
    }

    private void note(String note) {
        if (!context.globals().quiet()) {
            context.terminal().err().println("note: " + note);
        }
    }
}
