package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.workbench.StudyMode;
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

    @Option(names = "--restart", description = "Begin anew even if the study folder holds a study.")
    private boolean restart;

    StudyMode mode() {
        return restart ? StudyMode.RESTART : StudyMode.RESUME;
    }

    /** What these options say about the scenario. */
    List<String> assignments() {
        return Optional.ofNullable(output)
                .map(folder -> List.of(
                        "report.folder=\"" + folder.replace("\\", "\\\\").replace("\"", "\\\"") + "\""))
                .orElse(List.of());
    }
}
