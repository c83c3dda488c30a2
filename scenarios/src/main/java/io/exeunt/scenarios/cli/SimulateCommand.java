package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.workbench.DesignReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exeunt simulate}. */
@Command(
        name = "simulate",
        description = {
            "Simulates one design: accuracy, latency, energy with its breakdown, exit rates and clocks.",
            "Without --design: all exits kept, the first allowed policy, maximum clocks.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt simulate scenarios/quickstart.yaml",
            "  exeunt simulate scenarios/quickstart.yaml --design runs/quickstart/front.json#knee"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class SimulateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final ScenarioOptions scenario = new ScenarioOptions();

    @Option(
            names = "--design",
            paramLabel = "<front.json#id>",
            description = "A row of a front that a search has written.")
    private @Nullable String design;

    SimulateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<DesignReference> reference = Optional.ofNullable(design).map(DesignReference::parse);
        var read = scenario.read(context, List.of());
        var simulation =
                context.working(run -> context.services().workbench().get().simulate(read, reference, run));
        new SimulationPrinter(simulation, context.out()).print();
        return ExitCode.OK.code();
    }
}
