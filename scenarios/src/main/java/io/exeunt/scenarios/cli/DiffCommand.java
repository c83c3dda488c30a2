package io.exeunt.scenarios.cli;

import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.scenarios.run.StudyDiffJson;
import io.exeunt.scenarios.run.StudyDiffRun;
import io.exeunt.scenarios.workbench.StudyDiff;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt diff}. */
@Command(
        name = "diff",
        description = {
            "Says what two finished studies have not in common: in what was asked and read, in their fronts, in the best design.",
            ""
        },
        footer = {
            "",
            "docs/sweeps.md explains the figures.",
            "",
            "Examples:",
            "  exeunt diff runs/tx2 runs/pi",
            "  exeunt diff runs/tx2 runs/pi --format json --bootstrap 2000"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class DiffCommand implements Callable<Integer> {
    private static final int MOST_RESAMPLES = 100_000;
    private static final long DEFAULT_SEED = 1;
    private static final int THREADS = 2;

    /** Form of the result on standard output. */
    enum Form {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "<A>", description = "Study folder, such as a cell of a sweep.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "<B>", description = "Study folder to compare it with.")
    private Path second = Path.of("");

    @Option(
            names = "--bootstrap",
            paramLabel = "<number>",
            defaultValue = "1000",
            description = "Resamples for the interval, 2 to 100000; default: 1000.")
    private int replicates;

    @Option(
            names = "--format",
            paramLabel = "<form>",
            defaultValue = "text",
            description = "text or json; default: text.")
    private Form form = Form.TEXT;

    DiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OptionBounds.within("--bootstrap", replicates, 2, MOST_RESAMPLES);
        Bootstrap bootstrap = new Bootstrap(context.globals().seed(DEFAULT_SEED), replicates, THREADS);
        StudyDiff diff =
                context.working(run -> context.listening(() -> new StudyDiffRun(first, second, bootstrap, run).run()));
        if (form == Form.JSON) {
            context.out().print(StudyDiffJson.of(diff));
        } else {
            DiffPrinter.print(diff, context.terminal());
        }
        return ExitCode.OK.code();
    }
}
