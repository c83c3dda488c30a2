package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.DesignReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exeunt deploy}. */
@Command(
        name = "deploy",
        description = {
            "Writes a design of a study whose network came as ONNX into a folder that runs without Exeunt: a model per stage, the rule,"
                    + " runners in Python and Java, a script for the clocks, and the study's samples to check it with (docs/onnx.md).",
            ""
        },
        footer = {"", "Examples:", "  exeunt deploy runs/my-onnx#knee -o deployed", "  exeunt deploy check deployed"})
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class DeployCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "<study>#<design>",
            arity = "0..1",
            description = "Study folder, or its front.json, and the id of a design or knee.")
    private String design = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<folder>",
            description = "Folder to write, empty or not there yet.")
    private Optional<Path> output = Optional.empty();

    DeployCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (design.isEmpty() || output.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing " + (design.isEmpty() ? "'<study>#<design>'" : "'--output=<folder>'"));
        }
        Path folder = output.get();
        DesignReference named = DesignReference.parse(design);
        Path front = Files.isDirectory(named.front()) ? named.front().resolve("front.json") : named.front();
        Scenario scenario = context.scenario(front.resolveSibling("scenario.resolved.yaml"), List.of());
        DesignReference reference = new DesignReference(front, named.id());
        var summary =
                context.working(run -> context.services().workbench().get().deploy(scenario, reference, folder, run));
        SummaryPrinter.print(summary, context.terminal());
        return SummaryPrinter.exitCode(summary).code();
    }
}
