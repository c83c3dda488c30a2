package io.exeunt.scenarios.cli;

import io.exeunt.ground.spec.Placed;
import io.exeunt.scenarios.spec.Scenario;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The scenario that a command works on. */
final class ScenarioOptions {
    @Parameters(
            paramLabel = "<scenario.yaml>",
            description = "Scenario file; 'exeunt schema' prints what may stand in it.")
    private Path file = Path.of("");

    Placed<Scenario> read(CommandContext context, List<String> assignments) {
        return context.placed(file, assignments);
    }
}
