package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
final class GlobalOptions {
    /** How progress is shown. */
    enum ProgressMode {
        AUTO,
        BAR,
        PLAIN,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Only results and errors; no progress, no notes.")
    private boolean quiet;

    @Option(
            names = "--progress",
            scope = ScopeType.INHERIT,
            paramLabel = "<how>",
            defaultValue = "auto",
            description = "auto, bar, plain or none. auto: a bar on a terminal, else a line every few seconds.")
    private ProgressMode progress = ProgressMode.AUTO;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "No colours; the variable NO_COLOR does the same.")
    private boolean noColor;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces.")
    private boolean debug;

    @Option(
            names = "--seed",
            scope = ScopeType.INHERIT,
            paramLabel = "<number>",
            description =
                    "Replaces the scenario's seed; the same as --set seed=<number>. All randomness follows from it, so that networks are"
                            + " trained anew.")
    private @Nullable String seed;

    @Option(
            names = "--plugins",
            scope = ScopeType.INHERIT,
            split = ",",
            paramLabel = "<jar|folder>",
            description = "Jars, or folders of jars, with policies and governors of your own (docs/plugins.md)."
                    + " Their code runs with all your rights: load none that you do not trust.")
    private List<Path> plugins = new ArrayList<>();

    private final Set<String> assignments = new LinkedHashSet<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    /** Collects replacements: given before and after the command's name all count, the last one first in rank. */
    @Option(
            names = "--set",
            scope = ScopeType.INHERIT,
            paramLabel = "<key=value>",
            description = "Replaces a value of the scenario, such as search.evaluations=500; may be repeated.")
    void add(@Nullable List<String> given) {
        for (String assignment : given == null ? List.<String>of() : given) {
            assignments.remove(assignment);
            assignments.add(assignment);
        }
    }

    List<Path> plugins() {
        return List.copyOf(plugins);
    }

    boolean quiet() {
        return quiet;
    }

    boolean debug() {
        return debug;
    }

    ProgressMode progress() {
        return quiet ? ProgressMode.NONE : progress;
    }

    /** Whether --set was given. */
    boolean replacesValues() {
        return !assignments.isEmpty();
    }

    /** The seed where there is no scenario to have one. */
    long seed(long otherwise) {
        String given = seed;
        try {
            return given == null ? otherwise : Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("--seed", "Expected a whole number, given '" + given + "'", null, e);
        }
    }

    /** All replacements, the seed last. */
    List<String> assignments() {
        List<String> all = new ArrayList<>(assignments);
        Optional.ofNullable(seed).ifPresent(value -> all.add("seed=" + value));
        return List.copyOf(all);
    }
}
