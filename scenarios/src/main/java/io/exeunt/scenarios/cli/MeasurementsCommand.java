package io.exeunt.scenarios.cli;

import picocli.CommandLine.Command;

/** {@code exeunt measurements}. */
@Command(
        name = "measurements",
        description = {"Latencies, powers and energies that were measured on boards.", ""},
        synopsisSubcommandLabel = "<command>")
final class MeasurementsCommand {
    private MeasurementsCommand() {}

    /** The group, which does nothing of its own. */
    static MeasurementsCommand group() {
        return new MeasurementsCommand();
    }
}
