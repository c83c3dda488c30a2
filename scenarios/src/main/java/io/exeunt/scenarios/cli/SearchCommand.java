package io.exeunt.scenarios.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code exeunt search}. */
@Command(
        name = "search",
        description = {
            "Searches for designs and writes the front; trains first if the cache has no trace of the network.",
            "A study that is in the output folder already is continued up to the scenario's number of evaluations.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt search scenarios/quickstart.yaml",
            "  exeunt search scenarios/quickstart.yaml --set search.evaluations=20000",
            "  exeunt search scenarios/quickstart.yaml --restart --search-seed 7"
        })
@ExitCodes({ExitCode.FAILED_TRIALS, ExitCode.INFEASIBLE, ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class SearchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final ScenarioOptions scenario = new ScenarioOptions();

    @Mixin
    private final StudyOptions study = new StudyOptions();

    SearchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var read = scenario.read(context, study.assignments());
        var summary = context.working(
                read, (asked, run) -> context.services().workbench().get().search(asked, study.mode(), run));
        SummaryPrinter.print(summary, context.terminal());
        return SummaryPrinter.exitCode(summary).code();
    }
}
