package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.workbench.StudyMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Option(
            names = "--fork",
            description =
                    "If the study folder holds another study, leave it and start a new one from its front in a folder"
                            + " beside it, <folder>-2. The old one has to have come to its end.")
    private boolean fork;

    @Spec
    private @Nullable CommandSpec spec;

    /** @throws ParameterException if both ways to begin are asked for */
    StudyMode mode() {
        if (restart && fork) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--fork and --restart exclude each other: one keeps the study that is there, the other throws it away");
        }
        return restart ? StudyMode.RESTART : fork ? StudyMode.FORK : StudyMode.RESUME;
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
