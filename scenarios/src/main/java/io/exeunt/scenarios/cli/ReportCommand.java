package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code exeunt report}. */
@Command(
        name = "report",
        description = {"Writes the report of a study anew from what is in its folder.", ""},
        footer = {"", "Examples:", "  exeunt report runs/quickstart"})
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class ReportCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<study>", description = "Study folder that run or search has written.")
    private Path study = Path.of("");

    ReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!context.globals().assignments().isEmpty()) {
            throw new InvalidInputException(
                    study.toString(),
                    "a report shows the study as it was searched; --set and --seed have no effect on it",
                    "run the scenario with them, into another folder (--output).");
        }
        var summary =
                context.working(run -> context.services().workbench().get().report(study, run));
        SummaryPrinter.print(summary, context.terminal());
        return SummaryPrinter.exitCode(summary).code();
    }
}
