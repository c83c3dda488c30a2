package io.exeunt.scenarios.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code exeunt train}. */
@Command(
        name = "train",
        description = {
            "Trains the network and records what each exit says about each sample; both go into the cache.",
            "Interrupted with Ctrl-C it keeps a checkpoint; the same command goes on from there.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt train scenarios/quickstart.yaml",
            "  exeunt train scenarios/quickstart.yaml --set training.epochs=5"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class TrainCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final ScenarioOptions scenario = new ScenarioOptions();

    TrainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var read = scenario.read(context, List.of());
        var summary =
                context.working(run -> context.services().workbench().get().train(read, run));
        SummaryPrinter.print(summary, context.out());
        return SummaryPrinter.exitCode(summary).code();
    }
}
