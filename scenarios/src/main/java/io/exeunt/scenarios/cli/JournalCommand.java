package io.exeunt.scenarios.cli;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.study.StoredStudy;
import io.exeunt.search.study.TrialsCsv;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt journal}: trials of a study as a table. */
@Command(
        name = "journal",
        description = {
            "Writes every design that a search has evaluated as a CSV table.",
            "A column each for the dimensions, objectives and limited quantities, and why a design failed. The study may be under way;"
                    + " nothing of it is touched.",
            ""
        },
        footer = {
            "",
            "docs/studies.md tells the journal's own form.",
            "",
            "Examples:",
            "  exeunt journal runs/quickstart > trials.csv",
            "  exeunt journal runs/quickstart/baselines/random-search -o random.csv"
        })
@ExitCodes(ExitCode.STORAGE)
final class JournalCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<study>", description = "Folder of a study, or of one of its baselines' searches.")
    private Path folder = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Where to; default: standard output.")
    private @Nullable Path output;

    JournalCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        StoredStudy study = StoredStudy.in(folder);
        if (output == null) {
            new TrialsCsv(study, context.out()).write();
            return ExitCode.OK.code();
        }
        try (Writer file = Files.newBufferedWriter(output)) {
            long trials = new TrialsCsv(study, file).write();
            context.out().printf("%s: %d trials%n", output, trials);
        } catch (IOException e) {
            throw StoreException.writing(output, e);
        }
        return ExitCode.OK.code();
    }
}
