package io.exeunt.reports.html;

import io.exeunt.reports.table.TextTable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Parts of a page that stands in one file. */
public final class PageParts {
    private PageParts() {}

    /** The style sheet of all pages. */
    public static String css() {
        return Resources.text("report.css");
    }

    /** A Mustache template that ships with this module. */
    public static String template(String name) {
        return Resources.text(name);
    }

    /** The svg element alone, able to shrink with the page. */
    public static String svg(String svg) {
        String element = svg.substring(svg.indexOf("<svg"));
        return element.replaceFirst("width=\"[^\"]*\" height=\"[^\"]*\"", "width=\"100%\"");
    }

    /** A table for a template: title, columns, and rows of cells with text and whether they are numeric. */
    public static Map<String, Object> table(String title, TextTable table) {
        return Map.of(
                "title",
                title,
                "columns",
                table.columns(),
                "rows",
                table.rows().stream().map(row -> row(table, row)).toList());
    }

    /** A row for a template. */
    static Row row(TextTable table, List<String> cells) {
        return new Row(IntStream.range(0, cells.size())
                .mapToObj(i -> new Cell(cells.get(i), table.columns().get(i).numeric()))
                .toList());
    }

    /** For a template. */
    record Row(List<Cell> cells) {}

    /** For a template. */
    record Cell(String text, boolean numeric) {}
}
