package io.exeunt.scenarios.cli;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a new device file goes, and what the device is called there. */
final class NewDeviceFile {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "<my-board.yaml>",
            description = "Where to write the new device file; without it, the result is only shown.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrite the file of --output.")
    private boolean force;

    @Option(names = "--id", paramLabel = "<id>", description = "Id of the new device; default: as before.")
    private @Nullable String id;

    /** Before any work is done. */
    void requireFree() {
        if (output != null && Files.exists(output) && !force) {
            throw new InvalidInputException(
                    output.toString(), "exists already", "give --force to overwrite it, or another name");
        }
    }

    void write(Device device, PrintWriter notes) {
        if (output == null) {
            notes.println("not written; -o <my-board.yaml> writes the new device file");
            return;
        }
        try {
            AtomicFile.write(output, DeviceCatalog.print(id == null ? device : device.withId(id)));
        } catch (IOException e) {
            throw StoreException.writing(output, e);
        }
        notes.println("written  " + output);
    }
}
