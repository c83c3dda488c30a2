package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.workbench.Export;
import io.exeunt.scenarios.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code exeunt train}. */
@Command(
        name = "train",
        description = {
            "Trains the network and records what each exit says about each sample; both go into the cache.",
            "So do the heads of published systems that the scenario's heads section asks for.",
            "Interrupted with Ctrl-C it keeps a checkpoint; the same command goes on from there.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt train scenarios/quickstart.yaml",
            "  exeunt train scenarios/quickstart.yaml --set training.epochs=5",
            "  exeunt train scenarios/quickstart.yaml --dry-run",
            "  exeunt train scenarios/four-systems.yaml --export bundle.npz",
            "  exeunt train scenarios/four-systems.yaml --export four-systems"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class TrainCommand implements Callable<Integer> {
    private static final int MOST_SAMPLES = 10_000_000;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ScenarioOptions scenario = new ScenarioOptions();

    @Option(
            names = "--export",
            paramLabel = "<file.npz|folder>",
            description =
                    "Also write the traces of all systems and the costs of their heads as one bundle"
                            + " (docs/trace-format.md); into a folder in float16, with the operators, for exeunt compare on any board.")
    private @Nullable Path export;

    @Option(
            names = "--export-samples",
            paramLabel = "<number>",
            description = "Into a folder, at most so many samples of each split, evenly drawn; default: all.")
    private @Nullable Integer exportSamples;

    @Option(
            names = "--dry-run",
            description =
                    "Only say how large the network is and how long its training, recording and heads would take, by some"
                            + " steps that are timed; keep nothing.")
    private boolean dryRun;

    TrainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var read = scenario.read(context, List.of());
        if (dryRun && export != null) {
            throw new ParameterException(
                    spec.commandLine(), "--export has no effect with --dry-run, which records nothing");
        }
        Optional<Export> wanted = export();
        var summary = context.working(read, (asked, run) -> {
            Workbench workbench = context.services().workbench().get();
            return dryRun ? workbench.forecast(asked, run) : workbench.train(asked, wanted, run);
        });
        SummaryPrinter.print(summary, context.terminal());
        return SummaryPrinter.exitCode(summary).code();
    }

    private Optional<Export> export() {
        Optional<Export> wanted = Optional.ofNullable(export)
                .map(target -> exportSamples == null
                        ? Export.whole(target)
                        : new Export(target, OptionBounds.within("--export-samples", exportSamples, 1, MOST_SAMPLES)));
        if (exportSamples != null && wanted.filter(target -> !target.isArrays()).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--export-samples has no effect without --export <folder>");
        }
        return wanted;
    }
}
