package io.exeunt.scenarios.cli;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.calibration.DeviceCheck;
import io.exeunt.hwmodels.calibration.PowerCheck;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.NoiseFloor;
import io.exeunt.reports.check.CheckFolder;
import io.exeunt.reports.check.CheckReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a check is written. */
final class CheckOutput {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "<folder>",
            description =
                    "Also write a page, pictures (SVG, PNG) and a CSV of all predictions there; with --power the CSV alone.")
    private @Nullable Path folder;

    /** Writes the predictions of a check of powers, if a folder is given. */
    void write(PowerCheck check, Device device, CommandContext context) {
        if (folder == null) {
            return;
        }
        try {
            context.terminal().err().println("written  " + CheckFolder.write(check, device, folder));
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        }
    }

    void write(Device device, String what, DeviceCheck check, Optional<NoiseFloor> floor, CommandContext context) {
        if (folder == null) {
            return;
        }
        String command = "exeunt " + String.join(" ", context.commandLine());
        try {
            CheckFolder.write(new CheckReport(device, what, check, floor, Version.number(), command), folder)
                    .forEach(file -> context.terminal().err().println("written  " + file));
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        }
    }
}
