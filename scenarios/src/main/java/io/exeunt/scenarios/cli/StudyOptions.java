package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.workbench.StudyMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a study goes, and what to do with one that is there. */
final class StudyOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "<folder>",
            description = "Study folder; the same as --set report.folder=<folder>.")
    private @Nullable String output;

    @Option(
            names = "--search-seed",
            paramLabel = "<number>",
            description =
                    "Replaces the search's seed alone: other designs are proposed for the same network. The same as"
                            + " --set search.seed=<number>.")
    private @Nullable String searchSeed;

    @Option(names = "--restart", description = "Begin anew even if the study folder holds a study.")
    private boolean restart;

    StudyMode mode() {
        return restart ? StudyMode.RESTART : StudyMode.RESUME;
    }

    /** What these options say about the scenario. */
    List<String> assignments() {
        List<String> assignments = new ArrayList<>();
        Optional.ofNullable(output)
                .map(folder -> "report.folder=\"" + folder.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .ifPresent(assignments::add);
        Optional.ofNullable(searchSeed).map(seed -> "search.seed=" + seed).ifPresent(assignments::add);
        return assignments;
    }
}
