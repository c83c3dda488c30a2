package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.reports.format.Numbers;
import io.exeunt.scenarios.spec.KnownNames.Runtime;
import io.exeunt.scenarios.spec.KnownNames.Unit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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
            description = {
                "Lists the boards of the catalogue.",
                "Under latency and energy stand the units on which these are modelled, under heat whether temperature is.",
                ""
            },
            footer = {"", "Examples:", "  exeunt devices list"})
    static final class ListDevices implements Callable<Integer> {
        private final CommandContext context;

        ListDevices(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Listing table = new Listing("id", "latency", "energy", "heat", "name", "chip");
            for (String id : DeviceCatalog.ids()) {
                Device device = DeviceCatalog.find(id);
                List<Unit> units = Catalogue.units(device);
                table.row(
                        device.id(),
                        units(units, unit -> !unit.runtimes().isEmpty()),
                        units(units, unit -> unit.runtimes().stream().anyMatch(Runtime::energyModelled)),
                        device.thermal() == null ? Numbers.NONE : "yes",
                        device.name(),
                        device.soc());
            }
            table.print(context.terminal());
            return ExitCode.OK.code();
        }

        private static String units(List<Unit> units, Predicate<Unit> modelled) {
            return units.stream()
                    .filter(modelled)
                    .map(Unit::id)
                    .reduce((first, second) -> first + ", " + second)
                    .orElse(Numbers.NONE);
        }
    }
}
