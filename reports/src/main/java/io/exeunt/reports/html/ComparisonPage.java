package io.exeunt.reports.html;

import com.github.mustachejava.DefaultMustacheFactory;
import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.ClockComparison;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.AtomicFile;
import io.exeunt.reports.comparison.AccuracyMatrix;
import io.exeunt.reports.comparison.ClocksTable;
import io.exeunt.reports.comparison.ComparisonTable;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.svg.ComparisonPicture;
import io.exeunt.reports.table.TextTable;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as one self-contained HTML file: chart and table per device. It has no script and loads nothing. */
public final class ComparisonPage {
    private ComparisonPage() {}

    /** Renders and writes it, whole or not at all. */
    public static void write(PolicyComparison comparison, Path target) throws IOException {
        AtomicFile.write(target, render(comparison));
    }

    /** The page as text, lines ended by LF. */
    public static String render(PolicyComparison comparison) throws IOException {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("css", Resources.text("report.css"));
        view.put("network", comparison.network());
        view.put("samples", Numbers.plural(comparison.samples().report(), "sample"));
        view.put("fitSamples", Numbers.count(comparison.samples().fit()));
        view.put("policies", String.join(", ", comparison.arenas().get(0).policies()));
        view.put("legend", ComparisonTable.legend(comparison));
        view.put("version", comparison.reproduction().version());
        view.put("command", comparison.reproduction().commandLine());
        view.put("seed", comparison.reproduction().seed());
        view.put("inputs", comparison.reproduction().inputs());
        view.put("warnings", comparison.warnings());
        view.put("anyWarning", !comparison.warnings().isEmpty());
        view.put("arenas", arenas(comparison));
        String template = Resources.text("comparison.mustache");
        StringWriter page = new StringWriter();
        new DefaultMustacheFactory()
                .compile(new StringReader(template), "comparison.mustache")
                .execute(page, view);
        return page.toString();
    }

    private static List<Map<String, Object>> arenas(PolicyComparison comparison) throws IOException {
        List<Map<String, Object>> views = new ArrayList<>();
        for (Arena arena : comparison.arenas()) {
            TextTable table = ComparisonTable.of(arena);
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("place", arena.place());
            view.put("number", views.size() + 1);
            view.put("charts", charts(arena));
            view.put("matrix", AccuracyMatrix.of(arena));
            view.put("bundle", !arena.heads().isEmpty());
            view.put("unit", arena.budgetUnit());
            view.put("clocks", clocks(arena));
            view.put("columns", table.columns());
            view.put("rows", rows(table));
            view.put("reasons", ComparisonTable.reasons(arena));
            view.put("anyRefused", arena.refused().findAny().isPresent());
            views.add(view);
        }
        return views;
    }

    private static List<String> charts(Arena arena) throws IOException {
        List<String> charts = new ArrayList<>();
        for (String unit : arena.units()) {
            charts.add(PageParts.svg(ComparisonPicture.svg(arena, unit)));
        }
        return charts;
    }

    private static List<Map<String, Object>> clocks(Arena arena) {
        return arena.clocks().map(clocks -> clocks(arena, clocks)).stream().toList();
    }

    private static Map<String, Object> clocks(Arena arena, ClockComparison clocks) {
        TextTable table = ClocksTable.of(arena, clocks);
        return Map.of(
                "verdict", clocks.verdict(),
                "legend", ClocksTable.legend(arena, clocks),
                "columns", table.columns(),
                "rows", rows(table));
    }

    private static List<PageParts.Row> rows(TextTable table) {
        return table.rows().stream().map(row -> PageParts.row(table, row)).toList();
    }
}
