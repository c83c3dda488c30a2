package io.exeunt.reports;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.AtomicFile;
import io.exeunt.reports.comparison.ClocksCsv;
import io.exeunt.reports.comparison.ClocksTable;
import io.exeunt.reports.comparison.ComparisonCsv;
import io.exeunt.reports.comparison.ComparisonJson;
import io.exeunt.reports.comparison.ComparisonTable;
import io.exeunt.reports.html.ComparisonPage;
import io.exeunt.reports.svg.ComparisonPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything that is written about a comparison of policies, into one folder. */
public final class ComparisonFolder {
    private ComparisonFolder() {}

    /**
     * Writes {@code comparison.html}, {@code comparison.csv}, {@code comparison.json}, {@code comparison.md} and a picture per device
     * and unit as SVG and PNG ({@code comparison.svg} by the budget's unit, {@code comparison-mj.svg} by another, numbered where there
     * are several devices); {@code governors.csv} where clocks were governed. Each file is whole or not there at all.
     *
     * @param comparison what to write
     * @param folder made if it is missing
     * @return the files, most important first
     */
    public static List<Path> write(PolicyComparison comparison, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve("comparison.html"));
        ComparisonPage.write(comparison, folder.resolve("comparison.html"));
        files.add(text(folder.resolve("comparison.csv"), ComparisonCsv.of(comparison)));
        files.add(text(folder.resolve("comparison.json"), ComparisonJson.of(comparison)));
        files.add(text(folder.resolve("comparison.md"), markdown(comparison)));
        if (comparison.arenas().stream().anyMatch(arena -> arena.clocks().isPresent())) {
            files.add(text(folder.resolve("governors.csv"), ClocksCsv.of(comparison)));
        }
        for (int i = 0; i < comparison.arenas().size(); i++) {
            String name = comparison.arenas().size() == 1 ? "comparison" : "comparison-" + (i + 1);
            files.addAll(pictures(comparison.arenas().get(i), folder, name));
        }
        return files;
    }

    private static List<Path> pictures(Arena arena, Path folder, String name) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String unit : arena.units()) {
            String own = unit.equals(arena.budgetUnit()) ? name : name + "-" + unit.toLowerCase(Locale.ROOT);
            Path svg = folder.resolve(own + ".svg");
            Path png = folder.resolve(own + ".png");
            ComparisonPicture.writeSvg(arena, unit, svg);
            ComparisonPicture.writePng(arena, unit, png);
            files.addAll(List.of(svg, png));
        }
        return files;
    }

    private static Path text(Path file, String text) throws IOException {
        AtomicFile.write(file, text);
        return file;
    }

    /** Policies that nobody could build, and parts of others: they bound or explain, and do not compete. */
    private static final Pattern APART = Pattern.compile("(oracle|corrected_margin|never|fixed:\\d+)(@.*)?");

    /** All tables for LaTeX (booktabs), each under a comment with the place it is of; bounds and ablations below a rule of their own. */
    public static String latex(PolicyComparison comparison) {
        return comparison.arenas().stream()
                .map(arena -> "% " + arena.place().replaceAll("\\s+", " ") + "\n"
                        + ComparisonTable.of(arena)
                                .latex(row -> APART.matcher(row.get(1)).matches()))
                .collect(Collectors.joining("\n"));
    }

    /** All tables as Markdown, each under the place it is of, and how to read them. */
    public static String markdown(PolicyComparison comparison) {
        StringBuilder text = new StringBuilder();
        for (Arena arena : comparison.arenas()) {
            text.append("### ").append(arena.place()).append("\n\n");
            text.append(ComparisonTable.of(arena).markdown()).append('\n');
            ComparisonTable.reasons(arena).forEach(reason -> text.append("- ")
                    .append(reason.replaceAll("\\s+", " "))
                    .append('\n'));
            arena.clocks().ifPresent(clocks -> text.append('\n')
                    .append(clocks.verdict())
                    .append("\n\n")
                    .append(ClocksTable.of(arena, clocks).markdown())
                    .append('\n')
                    .append(ClocksTable.legend(arena, clocks))
                    .append("\n\n"));
        }
        comparison.warnings().forEach(warning -> text.append("- **Warning:** ")
                .append(warning)
                .append('\n'));
        return text.append(comparison.warnings().isEmpty() ? "" : "\n")
                .append(ComparisonTable.legend(comparison))
                .append('\n')
                .toString();
    }
}
