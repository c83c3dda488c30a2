package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            TextTable table = new TextTable("id", "name", "chip");
            for (String id : DeviceCatalog.ids()) {
                Device device = DeviceCatalog.find(id);
                table.row(device.id(), device.name(), device.soc());
            }
            table.print(context.out());
            return ExitCode.OK.code();
        }
    }

    /** {@code exeunt devices describe}. */
    @Command(
            name = "describe",
            description = {"Describes a board: units, clocks, memory, power, and where each number comes from.", ""},
            footer = {"", "Examples:", "  exeunt devices describe jetson-tx2", "  exeunt devices describe my-board.yaml"
            })
    static final class Describe implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(paramLabel = "<id|file>", description = "Id of the catalogue, or a device file of your own.")
        private String device = "";

        @Option(names = "--yaml", description = "Print the catalogue's file itself, to copy and change.")
        private boolean yaml;

        Describe(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            if (yaml) {
                context.out().print(DeviceCatalog.file(device));
                return ExitCode.OK.code();
            }
            new DevicePrinter(DeviceCatalog.resolve(device), context.out()).print();
            return ExitCode.OK.code();
        }
    }
}
