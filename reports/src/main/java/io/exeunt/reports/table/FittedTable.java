package io.exeunt.reports.table;

import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table that keeps to the width of a terminal: as it is where it fits, else with its widest columns and titles wrapped; where that does
 * not do, in parts below each other that begin with the same columns; and where that does not do either, row by row with a line per cell.
 */
final class FittedTable {
    private static final int GAP = 2;
    /** Narrower columns of words are no longer read. */
    private static final int LEAST = 10;

    private static final int LONG_WORD = 24;
    private static final int MOST_PARTS = 6;
    /** Narrower terminals have no room for columns that are repeated. */
    private static final int LEAST_FOR_PARTS = 36;

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
        int[] widths = narrowed();
        if (widths.length > 0) {
            return wrapped(widths);
        }
        List<String> parts = parts();
        return parts.isEmpty() ? apart() : parts;
    }

    /** Columns that say what a row is about: those before the first number behind a word. */
    private int keys() {
        boolean word = false;
        for (int c = 0; c < table.columns().size(); c++) {
            boolean numeric = table.columns().get(c).numeric();
            if (numeric && word) {
                return c;
            }
            word |= !numeric;
        }
        return table.columns().size();
    }

    /** The columns behind the first ones, as many at a time as fit beside those; none where a part would be too wide, or too many parts. */
    private List<String> parts() {
        int keys = keys();
        List<String> lines = new ArrayList<>();
        int from = width < LEAST_FOR_PARTS ? table.columns().size() : keys;
        for (int part = 0; from < table.columns().size(); part++) {
            int to = fits(keys, from, from + 1) ? from + 1 : from;
            while (to > from
                    && to < table.columns().size()
                    && part(keys, from, to + 1).isUnbroken()) {
                to++;
            }
            if (to == from || part == MOST_PARTS) {
                return List.of();
            }
            lines.addAll(part == 0 ? List.of() : List.of(""));
            lines.addAll(part(keys, from, to).lines());
            from = to;
        }
        return lines;
    }

    private boolean fits(int keys, int from, int to) {
        return part(keys, from, to).narrowed().length > 0;
    }

    /** Whether it fits with titles wrapped and cells as they are. */
    private boolean isUnbroken() {
        int columns = table.columns().size();
        return IntStream.range(0, columns)
                                .map(column -> Math.max(
                                        widestCell(column),
                                        longestWord(table.columns().get(column).title())))
                                .sum()
                        + GAP * (columns - 1)
                <= width;
    }

    private FittedTable part(int keys, int from, int to) {
        int[] places = IntStream.concat(IntStream.range(0, keys), IntStream.range(from, to))
                .toArray();
        return new FittedTable(
                new TextTable(
                        IntStream.of(places).mapToObj(table.columns()::get).toList(),
                        table.rows().stream()
                                .map(row ->
                                        IntStream.of(places).mapToObj(row::get).toList())
                                .toList()),
                width);
    }

    /** Widths that fit, or none: the widest column gives way again and again, down to what can be read. */
    private int[] narrowed() {
        int columns = table.columns().size();
        int[] widths = IntStream.range(0, columns).map(this::widest).toArray();
        int[] least = IntStream.range(0, columns).map(this::least).toArray();
        for (int excess = IntStream.of(widths).sum() + GAP * (columns - 1) - width; excess > 0; excess--) {
            int widest = IntStream.range(0, columns)
                    .filter(column -> widths[column] > least[column])
                    .reduce((a, b) -> widths[b] >= widths[a] ? b : a)
                    .orElse(-1);
            if (widest < 0) {
                return new int[0];
            }
            widths[widest]--;
        }
        return widths;
    }

    /** Numbers are never broken, other words only where they are very long; columns keep what a few short words need. */
    private int least(int column) {
        int cells = table.rows().stream()
                .mapToInt(row -> longestWord(row.get(column)))
                .max()
                .orElse(0);
        int unbroken = table.columns().get(column).numeric() ? cells : Math.min(LONG_WORD, cells);
        int word = Math.max(unbroken, longestWord(table.columns().get(column).title()));
        return Math.max(word, Math.min(LEAST, widestCell(column)));
    }

    private static int longestWord(String text) {
        return Stream.of(text.split("\\s+")).mapToInt(FittedTable::length).max().orElse(0);
    }

    private List<String> wrapped(int[] widths) {
        List<List<String>> lines = new ArrayList<>(
                broken(table.columns().stream().map(Column::title).toList(), widths));
        List<String> titles = lines.remove(0);
        table.rows().forEach(row -> lines.addAll(broken(row, widths)));
        List<Column> columns = IntStream.range(0, widths.length)
                .mapToObj(c -> new Column(titles.get(c), table.columns().get(c).numeric()))
                .toList();
        return new TextTable(columns, lines).lines();
    }

    /** A row as rows of pieces, side by side. */
    private static List<List<String>> broken(List<String> row, int[] widths) {
        List<List<String>> cells = IntStream.range(0, widths.length)
                .mapToObj(c -> length(row.get(c)) <= widths[c] ? List.of(row.get(c)) : pieces(row.get(c), widths[c]))
                .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(line -> cells.stream()
                        .map(pieces -> line < pieces.size() ? pieces.get(line) : "")
                        .toList())
                .toList();
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
        return Math.max(length(table.columns().get(column).title()), widestCell(column));
    }

    private int widestCell(int column) {
        return table.rows().stream()
                .mapToInt(row -> length(row.get(column)))
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
