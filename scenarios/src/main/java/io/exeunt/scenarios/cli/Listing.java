package io.exeunt.scenarios.cli;

import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table that is filled row by row and printed on a terminal. A column whose heading begins with '>' stands flush right. */
final class Listing {
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Listing(String... headings) {
        columns = Stream.of(headings).map(Listing::column).toList();
    }

    private static Column column(String heading) {
        return heading.startsWith(">") ? new Column(heading.substring(1), true) : new Column(heading, false);
    }

    Listing row(String... cells) {
        return row(List.of(cells));
    }

    Listing row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** As {@link #print(PrintWriter)}, no line longer than the terminal is wide. */
    void print(Terminal terminal) {
        new TextTable(columns, rows).lines(terminal.width()).forEach(terminal.out()::println);
    }

    void print(PrintWriter out) {
        new TextTable(columns, rows).lines().forEach(out::println);
    }
}
