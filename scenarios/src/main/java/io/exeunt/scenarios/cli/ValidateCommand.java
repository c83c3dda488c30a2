package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.Placed;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt validate}. */
@Command(
        name = "validate",
        description = {
            "Checks scenario files, and the traces and layer tables that they name, without doing any work.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt validate scenarios/*.yaml",
            "  exeunt validate --resolved scenarios/quickstart.yaml --set budget.min_accuracy=0.98"
        })
final class ValidateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(arity = "1..*", paramLabel = "<scenario.yaml>", description = "Files to check.")
    private List<Path> files = List.of();

    @Option(names = "--resolved", description = "Print each scenario with all defaults and replacements.")
    private boolean resolved;

    ValidateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean allRight = true;
        for (Path file : files) {
            allRight &= check(file);
        }
        return (allRight ? ExitCode.OK : ExitCode.INVALID_INPUT).code();
    }

    private boolean check(Path file) {
        try {
            Placed<Scenario> read = context.placed(file, List.of());
            Scenario scenario = read.value();
            if (scenario.network() instanceof NetworkSpec.Traced) {
                context.working(read, (asked, run) -> {
                    context.services().workbench().get().check(asked, run);
                    return asked;
                });
            }
            context.out().print(resolved ? ScenarioPrinter.print(scenario) : file + ": ok" + System.lineSeparator());
            return true;
        } catch (InvalidInputException e) {
            context.terminal().err().println(e.getMessage());
            return false;
        }
    }
}
