package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.Placed;
import io.exeunt.scenarios.run.TimelineFile;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.scenarios.workbench.Simulation;
import io.exeunt.scenarios.workbench.SimulationRequest;
import io.exeunt.scenarios.workbench.SimulationRequest.Of;
import io.exeunt.scenarios.workbench.Sustained;
import io.exeunt.simulator.operators.OperatorQuestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt simulate}. */
@Command(
        name = "simulate",
        description = {
            "Simulates one design: accuracy, latency, energy with its breakdown, exit rates and clocks.",
            "Without --design: all exits kept, the first allowed policy, maximum clocks.",
            "With --operators: also what single operators cost, in cycles, bytes, time and energy.",
            "With a load in the scenario, or --saturate, --period, --rate or --arrivals: also under a load that",
            "lasts, with queue, heat and throttling.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt simulate scenarios/quickstart.yaml",
            "  exeunt simulate runs/quickstart --design knee",
            "  exeunt simulate scenarios/quickstart.yaml --design runs/quickstart/front.json#knee",
            "  exeunt simulate scenarios/quickstart.yaml --operators --clocks gpu=1300.5,emc=1866",
            "  exeunt simulate scenarios/quickstart.yaml --saturate --duration 900 --ambient-c 40 --timeline heat.csv",
            "  exeunt simulate scenarios/quickstart.yaml --rate 200 --timeline load.json"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class SimulateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            paramLabel = "<scenario.yaml|study>",
            description = "Scenario file, or the folder of a finished study: it has all that a simulation needs.")
    private Path source = Path.of("");

    @Option(
            names = "--design",
            paramLabel = "<[front.json#]id>",
            description = "A row of a front that a search has written; of a study folder its id, or knee (default).")
    private @Nullable String design;

    @Option(
            names = "--governor",
            paramLabel = "<name>",
            description =
                    "Sets the clocks in place of the design's: performance, powersave, race_to_idle, slow_after_exit, forecast,"
                            + " forecast_energy, static:<domain>=<MHz>,…, schedule:<state>,…, or a plug-in's.")
    private @Nullable String governor;

    @Mixin
    private final OperatorOptions operators = new OperatorOptions();

    @Mixin
    private final LoadOptions load = new LoadOptions();

    SimulateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Simulation> simulations = Files.isDirectory(source) ? ofStudy() : ofScenario();
        for (int i = 0; i < simulations.size(); i++) {
            if (i > 0) {
                context.out().println();
            }
            new SimulationPrinter(simulations.get(i), context.terminal()).print();
            simulations.get(i).operators().ifPresent(table -> operators.print(table, context.out()));
            simulations.get(i).sustained().ifPresent(this::print);
        }
        operators
                .write(simulations.stream()
                        .flatMap(simulation -> simulation.operators().stream())
                        .toList())
                .ifPresent(file -> context.terminal().err().println("written  " + file));
        return ExitCode.OK.code();
    }

    private List<Simulation> ofStudy() {
        if (context.globals().replacesValues()) {
            throw new InvalidInputException(
                    "--set", "a study is simulated as it was searched; --set has no effect on it", null);
        }
        Optional<DesignReference> reference = Optional.ofNullable(design)
                .map(id -> id.contains("#")
                        ? DesignReference.parse(id)
                        : new DesignReference(source.resolve("front.json"), id));
        SimulationRequest request = new SimulationRequest(
                new Of.AStudy(source),
                reference,
                Optional.ofNullable(governor),
                operators.question(),
                load.request(true));
        return context.working(run -> context.services().workbench().get().simulate(request, run));
    }

    private List<Simulation> ofScenario() {
        Optional<DesignReference> reference = Optional.ofNullable(design).map(DesignReference::parse);
        Placed<Scenario> placed = context.placed(source, List.of());
        Scenario scenario = placed.value();
        LoadRequest sustained = load.request(!scenario.load().streams().isEmpty());
        Optional<OperatorQuestion> question = operators.question();
        SimulationRequest request = new SimulationRequest(
                new Of.AScenario(scenario), reference, Optional.ofNullable(governor), question, sustained);
        return context.working(
                placed, (asked, run) -> context.services().workbench().get().simulate(request, run));
    }

    private void print(Sustained sustained) {
        context.out().println();
        new SustainedPrinter(sustained, context.terminal()).print();
        load.timeline().ifPresent(file -> {
            TimelineFile.write(sustained, file);
            context.terminal().err().println("written  " + file);
        });
    }
}
