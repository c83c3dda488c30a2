package io.exeunt.scenarios.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exeunt train}. */
@Command(
        name = "train",
        description = {
            "Trains the network and records what each exit says about each sample; both go into the cache.",
            "So do the heads of published systems that the scenario's heads section asks for.",
            "Interrupted with Ctrl-C it keeps a checkpoint; the same command goes on from there.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt train scenarios/quickstart.yaml",
            "  exeunt train scenarios/quickstart.yaml --set training.epochs=5",
            "  exeunt train scenarios/four-systems.yaml --export bundle.npz"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class TrainCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final ScenarioOptions scenario = new ScenarioOptions();

    @Option(
            names = "--export",
            paramLabel = "<file.npz>",
            description = "Also write the traces of all systems and the costs of their heads as one bundle"
                    + " (docs/trace-format.md).")
    private @Nullable Path export;

    TrainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var read = scenario.read(context, List.of());
        var summary = context.working(
                read,
                (asked, run) -> context.services().workbench().get().train(asked, Optional.ofNullable(export), run));
        SummaryPrinter.print(summary, context.terminal());
        return SummaryPrinter.exitCode(summary).code();
    }
}
