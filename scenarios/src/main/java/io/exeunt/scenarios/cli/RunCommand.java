package io.exeunt.scenarios.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code exeunt run}. */
@Command(
        name = "run",
        description = {
            "Trains the network (unless the cache has it), searches for designs and writes the report.",
            "Interrupted with Ctrl-C it keeps finished work; the same command goes on from there.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt run scenarios/quickstart.yaml",
            "  exeunt run scenarios/quickstart.yaml --set device.id=raspberry-pi-4 --set budget.latency_budget_ms=5 -o runs/pi",
            "  exeunt run scenarios/quickstart.yaml --progress plain 2> log.txt"
        })
@ExitCodes({ExitCode.FAILED_TRIALS, ExitCode.INFEASIBLE, ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class RunCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final ScenarioOptions scenario = new ScenarioOptions();

    @Mixin
    private final StudyOptions study = new StudyOptions();

    RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var read = scenario.read(context, study.assignments());
        var summary = context.working(
                read, (asked, run) -> context.services().workbench().get().run(asked, study.mode(), run));
        SummaryPrinter.print(summary, context.terminal());
        return SummaryPrinter.exitCode(summary).code();
    }
}
