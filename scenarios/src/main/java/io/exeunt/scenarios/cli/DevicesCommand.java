package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code exeunt devices}. */
@Command(
        name = "devices",
        description = {"The boards that designs can be priced on.", ""},
        synopsisSubcommandLabel = "<command>")
final class DevicesCommand {
    private DevicesCommand() {}

    /** The group, which does nothing of its own. */
    static DevicesCommand group() {
        return new DevicesCommand();
    }

    /** {@code exeunt devices list}. */
    @Command(
            name = "list",
            description = {"Lists the boards of the catalogue.", ""},
            footer = {"", "Examples:", "  exeunt devices list"})
    static final class ListDevices implements Callable<Integer> {
        private final CommandContext context;

        ListDevices(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Listing table = new Listing("id", "name", "chip");
            for (String id : DeviceCatalog.ids()) {
                Device device = DeviceCatalog.find(id);
                table.row(device.id(), device.name(), device.soc());
            }
            table.print(context.out());
            return ExitCode.OK.code();
        }
    }
}
