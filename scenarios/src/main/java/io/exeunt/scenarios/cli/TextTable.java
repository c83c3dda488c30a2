package io.exeunt.scenarios.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as its widest cell. A column whose heading begins with '>' stands flush right. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    TextTable row(List<String> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException("Expected " + headings.size() + " cells, given " + cells);
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    void print(PrintWriter out) {
        List<String> titles = headings.stream()
                .map(title -> title.startsWith(">") ? title.substring(1) : title)
                .toList();
        if (titles.stream().anyMatch(title -> !title.isEmpty())) {
            out.println(line(titles));
        }
        rows.forEach(row -> out.println(line(row)));
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(width(i) - cells.get(i).length());
            boolean right = headings.get(i).startsWith(">");
            line.append(i == 0 ? "" : GAP).append(right ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        String title = headings.get(column);
        int own = title.startsWith(">") ? title.length() - 1 : title.length();
        return Math.max(
                own,
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
}
