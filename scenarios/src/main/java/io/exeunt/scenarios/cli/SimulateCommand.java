package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.run.TimelineFile;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.scenarios.workbench.Sustained;
import io.exeunt.simulator.operators.OperatorQuestion;
import io.exeunt.simulator.operators.OperatorTable;
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
            "With --operators: also what single operators cost, in cycles, bytes, time and energy.",
            "With --saturate, --period or --rate: also under a load that lasts, with queue, heat and throttling.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt simulate scenarios/quickstart.yaml",
            "  exeunt simulate scenarios/quickstart.yaml --design runs/quickstart/front.json#knee",
            "  exeunt simulate scenarios/quickstart.yaml --operators --clocks gpu=1300.5,emc=1866 --operators-csv ops.csv",
            "  exeunt simulate scenarios/quickstart.yaml --saturate --duration 900 --ambient-c 40 --timeline heat.csv",
            "  exeunt simulate scenarios/quickstart.yaml --rate 200 --timeline load.json"
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

    @Mixin
    private final OperatorOptions operators = new OperatorOptions();

    @Mixin
    private final LoadOptions load = new LoadOptions();

    SimulateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<DesignReference> reference = Optional.ofNullable(design).map(DesignReference::parse);
        Optional<LoadRequest> sustained = load.request();
        Optional<OperatorQuestion> question = operators.question();
        var read = scenario.read(context, List.of());
        var simulation = context.working(
                run -> context.services().workbench().get().simulate(read, reference, question, sustained, run));
        new SimulationPrinter(simulation, context.out()).print();
        simulation.operators().ifPresent(this::print);
        simulation.sustained().ifPresent(this::print);
        return ExitCode.OK.code();
    }

    private void print(OperatorTable table) {
        context.out().println();
        operators.print(table, context.out());
        operators.write(table).ifPresent(file -> context.terminal().err().println("written  " + file));
    }

    private void print(Sustained sustained) {
        context.out().println();
        new SustainedPrinter(sustained, context.out()).print();
        load.timeline().ifPresent(file -> {
            TimelineFile.write(sustained, file);
            context.terminal().err().println("written  " + file);
        });
    }
}
