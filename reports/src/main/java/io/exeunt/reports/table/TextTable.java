package io.exeunt.reports.table;

import io.exeunt.ground.Check;
import io.exeunt.ground.CsvCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of ready texts that can be written as Markdown, plain text or CSV.
 *
 * @param columns titles, with units
 * @param rows one text per column
 */
public record TextTable(List<Column> columns, List<List<String>> rows) {
    private static final int GAP = 2;

    public TextTable {
        columns = Check.notEmpty("columns", columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            Check.require(row.size() == columns.size(), "cells of a row", columns.size() + " in number", row.size());
        }
    }

    /**
     * A column.
     *
     * @param title with unit
     * @param numeric whether it is set flush right
     */
    public record Column(String title, boolean numeric) {}

    /** GitHub-flavoured Markdown; bars and line breaks in cells are escaped. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(markdownLine(titles()));
        lines.add(
                columns.stream().map(c -> c.numeric() ? "---:" : "---").collect(Collectors.joining(" | ", "| ", " |")));
        rows.forEach(row -> lines.add(markdownLine(row)));
        return String.join("\n", lines) + "\n";
    }

    /** Columns padded with blanks, two apart, a rule under the titles. */
    public String plain() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(plainLine(titles(), widths));
        lines.add(IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("  ")));
        rows.forEach(row -> lines.add(plainLine(row, widths)));
        return String.join("\n", lines) + "\n";
    }

    /**
     * As {@link #plain()} where that fits, else as {@link #lines(int)}.
     *
     * @param width in letters, > 0
     */
    public String plain(int width) {
        boolean fits = IntStream.of(widths()).map(each -> each + GAP).sum() - GAP <= width;
        return fits ? plain() : String.join("\n", lines(width)) + "\n";
    }

    /** Lines of columns padded with blanks, two apart, without a rule; the first holds the titles, unless all of them are blank. */
    public List<String> lines() {
        int[] widths = widths();
        boolean titled = columns.stream().anyMatch(column -> !column.title().isEmpty());
        return Stream.concat(titled ? Stream.of(titles()) : Stream.empty(), rows.stream())
                .map(row -> plainLine(row, widths))
                .toList();
    }

    /**
     * RFC 4180, comma-separated, lines ended by CR LF. A text that a spreadsheet would take for a formula is preceded by an apostrophe,
     * which makes it a text there; numbers stay as they are.
     */
    public String csv() {
        List<List<String>> all = new ArrayList<>(Collections.singletonList(titles()));
        all.addAll(rows);
        return all.stream()
                .map(row -> row.stream().map(CsvCell::of).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    /** LaTeX with the package booktabs; every character of a cell is text. */
    public String latex() {
        return latex(row -> false);
    }

    /**
     * As {@link #latex()} with some rows below a rule of their own.
     *
     * @param apart which: bounds and ablations, which are no contenders
     */
    public String latex(Predicate<List<String>> apart) {
        return Latex.of(this, apart);
    }

    /**
     * As {@link #lines()}, no line longer than a terminal is wide: where the table is too wide its widest columns of words are wrapped, and else each
     * row becomes lines of their own.
     *
     * @param width in letters, > 0
     */
    public List<String> lines(int width) {
        return new FittedTable(this, width).lines();
    }

    /** The columns with these titles, in this order; names of none are left out. */
    public TextTable only(List<String> titles) {
        List<Integer> places = titles.stream()
                .map(title -> titles().indexOf(title))
                .filter(place -> place >= 0)
                .toList();
        return new TextTable(
                places.stream().map(columns::get).toList(),
                rows.stream().map(row -> places.stream().map(row::get).toList()).toList());
    }

    private List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    private int[] widths() {
        return IntStream.range(0, columns.size()).map(this::width).toArray();
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(length(columns.get(column).title())),
                        rows.stream().mapToInt(row -> length(row.get(column))))
                .max()
                .orElse(0);
    }

    private String plainLine(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> pad(cells.get(i), widths[i], columns.get(i).numeric()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String pad(String cell, int width, boolean right) {
        String blanks = " ".repeat(width - length(cell));
        String line = cell.replace('\n', ' ');
        return right ? blanks + line : line + blanks;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String markdownLine(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " "))
                .map(cell -> cell.replace("<", "&lt;"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
