package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.SpecWriter;
import io.exeunt.hwmodels.importer.DeviceTreeOpps;
import io.exeunt.hwmodels.importer.SysfsOpps;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices import-opp}. */
@Command(
        name = "import-opp",
        description = {
            "Prints the operating points that a Linux board states about itself as clock domains of a device file.",
            "The file is device-tree source with operating-points-v2 tables, or a listing of cpufreq, devfreq or debugfs's opp"
                    + " folder, one path:value per line.",
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
            "  exeunt devices import-opp rk3588-opp.dtsi"
        })
final class ImportOppCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<file>", description = "Device-tree source, or a listing.")
    private Path file = Path.of("");

    ImportOppCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String text = text();
        String name = file.toString();
        boolean tree = text.contains("opp-hz") || text.contains("operating-points-v2") || text.contains("/dts-v1/");
        ImportedDomains domains = tree
                ? ImportedDomains.of(fileName(), "device tree", DeviceTreeOpps.read(name, text))
                : ImportedDomains.of(fileName(), "listing of /sys", SysfsOpps.read(name, text));
        context.out().print(SpecWriter.toYaml(domains));
        return ExitCode.OK.code();
    }

    private String fileName() {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "there is no such file", null, e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    file.toString(),
                    "expected text in UTF-8",
                    "it is a compiled device tree: dtc -I dtb -O dts makes it text",
                    e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + e.getMessage(), null, e);
        }
    }
}
