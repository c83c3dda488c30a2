package io.exeunt.scenarios.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code exeunt report}. */
@Command(
        name = "report",
        description = {"Writes the report of a study anew from what is in its folder.", ""},
        footer = {"", "Examples:", "  exeunt report runs/quickstart"})
@ExitCodes(ExitCode.STORAGE)
final class ReportCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<study>", description = "Study folder that run or search has written.")
    private Path study = Path.of("");

    ReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var summary =
                context.working(run -> context.services().workbench().get().report(study, run));
        SummaryPrinter.print(summary, context.out());
        return SummaryPrinter.exitCode(summary).code();
    }
}
