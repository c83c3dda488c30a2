package io.exeunt.scenarios.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code exeunt} itself. Called alone it shows what there is. */
@Command(
        name = "exeunt",
        description = {
            "Finds early-exit designs for a network on a device: which exits to keep, when to leave, which clocks to run at.",
            ""
        },
        versionProvider = Version.class,
        synopsisSubcommandLabel = "<command>",
        footer = {
            "",
            "Examples:",
            "  exeunt run scenarios/quickstart.yaml",
            "  exeunt run scenarios/quickstart.yaml --set search.evaluations=500 --search-seed 7 -o runs/small",
            "  exeunt devices describe jetson-tx2",
            "",
            "'exeunt <command> --help' tells more about a command."
        })
final class ExeuntCommand {
    @Mixin
    private final GlobalOptions globals;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    private boolean version;

    ExeuntCommand(GlobalOptions globals) {
        this.globals = globals;
    }
}
