package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.spec.ScenarioSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code exeunt schema}. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of scenario files: every key, its unit, what is allowed, its default.",
            ""
        },
        footer = {"", "Examples:", "  exeunt schema > scenario.schema.json"})
final class SchemaCommand implements Callable<Integer> {
    private final CommandContext context;

    SchemaCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().print(ScenarioSchema.text());
        return ExitCode.OK.code();
    }
}
