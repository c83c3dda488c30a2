package io.exeunt.scenarios.cli;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.study.StoredStudy;
import io.exeunt.search.study.TrialsCsv;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
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
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
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
            context.listening(() -> new TrialsCsv(study, context.out()).write());
            return ExitCode.OK.code();
        }
        Path target = output;
        context.out().printf("%s: %d trials%n", output, context.listening(() -> write(study, target)));
        return ExitCode.OK.code();
    }

    private static long write(StoredStudy study, Path output) {
        AtomicLong trials = new AtomicLong();
        try {
            AtomicFile.write(output, out -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                trials.set(new TrialsCsv(study, text).write());
                text.flush();
            });
        } catch (UncheckedIOException e) { // from below the rows
            throw StoreException.writing(output, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw StoreException.writing(output, e);
        }
        return trials.get();
    }
}
