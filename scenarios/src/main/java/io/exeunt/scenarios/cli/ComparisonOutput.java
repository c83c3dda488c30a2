package io.exeunt.scenarios.cli;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.ClockComparison;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.reports.ComparisonFolder;
import io.exeunt.reports.comparison.ClocksTable;
import io.exeunt.reports.comparison.ComparisonBrief;
import io.exeunt.reports.comparison.ComparisonCsv;
import io.exeunt.reports.comparison.ComparisonJson;
import io.exeunt.reports.comparison.ComparisonTable;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a comparison is shown, and where it is written. */
final class ComparisonOutput {
    /** Form of the result on standard output. */
    enum Form {
        TABLE,
        CSV,
        JSON,
        MD,
        BRIEF,
        LATEX;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "<form>",
            defaultValue = "table",
            description =
                    "table, csv, json, md, brief (Markdown to quote: accuracies by budget, differences at equal cost) or latex"
                            + " (booktabs, bounds and ablations apart); default: table.")
    private Form form = Form.TABLE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<folder>",
            description = "Also write HTML, CSV, JSON, Markdown and pictures (SVG, PNG) there.")
    private @Nullable Path folder;

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** Before hours of work, not after. */
    void requireFolder() {
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException("--output", "Expected a folder, given the file " + folder, null);
        }
    }

    /**
     * What is printed.
     *
     * @param width of the terminal in letters, which tables keep to
     */
    String text(PolicyComparison comparison, int width) {
        return switch (form) {
            case TABLE ->
                comparison.arenas().stream().map(arena -> table(arena, width)).collect(Collectors.joining("\n"))
                        + wrapped(ComparisonTable.warnings(comparison) + ComparisonTable.legend(comparison), width)
                        + "\n";
            case CSV -> ComparisonCsv.of(comparison);
            case JSON -> ComparisonJson.of(comparison);
            case MD -> ComparisonFolder.markdown(comparison);
            case BRIEF -> ComparisonBrief.markdown(comparison);
            case LATEX -> ComparisonFolder.latex(comparison);
        };
    }

    private static String table(Arena arena, int width) {
        return arena.place() + "\n\n" + ComparisonTable.of(arena).plain(width)
                + ComparisonTable.reasons(arena).stream()
                        .map(reason -> "\n" + reason + "\n")
                        .collect(Collectors.joining())
                + "\n"
                + arena.clocks().map(clocks -> governors(arena, clocks, width)).orElse("");
    }

    private static String governors(Arena arena, ClockComparison clocks, int width) {
        return ClocksTable.of(arena, clocks).plain(width) + "\n" + wrapped(ClocksTable.legend(arena, clocks), width)
                + "\n\n" + wrapped(clocks.verdict(), width) + "\n\n";
    }

    /** Sentences keep to the terminal as tables do. */
    private static String wrapped(String text, int width) {
        List<List<String>> lines = text.lines().map(List::of).toList();
        return String.join("\n", new TextTable(List.of(new Column("", false)), lines).lines(width));
    }
}
