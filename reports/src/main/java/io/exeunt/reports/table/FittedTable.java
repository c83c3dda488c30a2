package io.exeunt.reports.table;

import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that keeps to the width of a terminal: as it is where it fits, else with its last column of words wrapped, and where that does
 * not do either, row by row with a line per cell.
 */
final class FittedTable {
    private static final int GAP = 2;
    /** Narrower columns of words are no longer read. */
    private static final int LEAST = 24;

    private final TextTable table;
    private final int width;

    FittedTable(TextTable table, int width) {
        this.table = table;
        this.width = width;
    }

    List<String> lines() {
        List<String> natural = table.lines();
        if (natural.stream().allMatch(line -> length(line) <= width)) {
            return natural;
        }
        int last = table.columns().size() - 1;
        int room = width - IntStream.range(0, last).map(i -> widest(i) + GAP).sum();
        return !table.columns().get(last).numeric() && room >= LEAST ? wrapped(last, room) : apart();
    }

    private List<String> wrapped(int last, int room) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<String> pieces = pieces(row.get(last), room);
            for (int i = 0; i < pieces.size(); i++) {
                List<String> line = new ArrayList<>();
                for (int c = 0; c < last; c++) {
                    line.add(i == 0 ? row.get(c) : "");
                }
                line.add(pieces.get(i));
                rows.add(line);
            }
        }
        return new TextTable(table.columns(), rows).lines();
    }

    /** A line per cell; what has no title stands on a line of its own. */
    private List<String> apart() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : table.rows()) {
            if (!lines.isEmpty() && table.columns().size() > GAP) {
                lines.add("");
            }
            for (int c = 0; c < row.size(); c++) {
                cell(lines, table.columns().get(c), row.get(c), c == 0 ? "" : "  ");
            }
        }
        return lines;
    }

    private void cell(List<String> lines, Column column, String cell, String indent) {
        String text = column.title().isEmpty() ? cell.strip() : column.title() + ": " + cell;
        if (!cell.isBlank()) {
            pieces(text, Math.max(1, width - indent.length())).forEach(piece -> lines.add(indent + piece));
        }
    }

    private int widest(int column) {
        return IntStream.concat(
                        IntStream.of(length(table.columns().get(column).title())),
                        table.rows().stream().mapToInt(row -> length(row.get(column))))
                .max()
                .orElse(0);
    }

    /** Lines of words; a word that is longer than a line is cut. */
    private static List<String> pieces(String text, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : cut(text, room)) {
            if (line.length() > 0 && length(line.toString()) + 1 + length(word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> cut(String text, int room) {
        return List.of(text.strip().split("\\s+")).stream()
                .flatMap(word -> IntStream.range(0, Math.max(1, (length(word) + room - 1) / room))
                        .mapToObj(i -> part(word, i * room, room)))
                .toList();
    }

    private static String part(String word, int from, int count) {
        return word.codePoints()
                .skip(from)
                .limit(count)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
