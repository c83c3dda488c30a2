package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.Suggestion;
import io.exeunt.hwmodels.dvfs.ClockUnit;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of measurements: a header line and rows of as many fields, quoted where a field holds a comma; plain or gzipped. Whatever
 * is wrong with a field is said with its row (the line of the file) and column.
 *
 * @param file name for messages
 * @param columns names in the header
 * @param rows one per line
 */
public record CsvTable(String file, List<String> columns, List<Row> rows) {
    /** What spreadsheets put before a file in UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One row, which knows its table's columns and its own line. */
    public static final class Row {
        private final String file;
        private final List<String> columns;
        private final List<String> titles;
        private final List<String> fields;
        private final int line;

        private Row(String file, List<String> columns, List<String> titles, List<String> fields, int line) {
            this.file = file;
            this.columns = columns;
            this.titles = titles;
            this.fields = fields;
            this.line = line;
        }

        /** The field of a column, as it stands. */
        public String text(String column) {
            int index = columns.indexOf(column);
            if (index < 0) {
                throw new InvalidInputException(
                        file + ":1",
                        "no column '" + column + "'; it has " + String.join(", ", columns),
                        Suggestion.nearest(column, columns)
                                .map(near -> "'" + near + "' is meant")
                                .orElse(null));
            }
            return fields.get(index);
        }

        /** Whether the field of a column holds anything. */
        public boolean has(String column) {
            return columns.contains(column) && !text(column).isBlank();
        }

        /** A number. */
        public double number(String column) {
            try {
                return Double.parseDouble(text(column).strip());
            } catch (NumberFormatException e) {
                throw invalid(column, "expected a number, given '" + text(column) + "'", e);
            }
        }

        /** A number above zero: a time, a power, an energy. */
        public double positive(String column) {
            double value = number(column);
            if (!(value > 0) || Double.isInfinite(value)) {
                throw invalid(column, "expected a number > 0, given " + text(column), null);
            }
            return value;
        }

        /** A number that is not below zero: a standard deviation. */
        public double nonNegative(String column) {
            double value = number(column);
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw invalid(column, "expected a number >= 0, given " + text(column), null);
            }
            return value;
        }

        /** A whole number above zero: a batch, a number of threads. */
        public int count(String column) {
            double value = positive(column);
            if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
                throw invalid(column, "expected a whole number > 0, given " + text(column), null);
            }
            return (int) value;
        }

        /** A clock in Hz from a column in MHz; a slip of unit is guessed. */
        public double clockHz(String columnMhz) {
            return ClockUnit.MHZ.toHz(positive(columnMhz), where(columnMhz));
        }

        /** "file:line, column" for messages, the column as the file calls it. */
        public String where(String column) {
            int index = columns.indexOf(column);
            return file + ":" + line + ", " + (index < 0 ? column : titles.get(index));
        }

        /** The same line with its columns under other names, and further fields at its end. */
        Row renamed(List<String> names, List<String> allTitles, List<String> more) {
            List<String> all = new ArrayList<>(fields);
            all.addAll(more);
            return new Row(file, names, allTitles, all, line);
        }

        private InvalidInputException invalid(String column, String problem, @Nullable Throwable cause) {
            return cause == null
                    ? new InvalidInputException(where(column), problem, null)
                    : new InvalidInputException(where(column), problem, null, cause);
        }
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it can't be read, has no header or a row has too few or too many fields
     */
    public static CsvTable read(Path file) {
        try (InputStream in = open(file)) {
            return parse(file.toString(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "there is no such file", null, e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + e.getMessage(), null, e);
        }
    }

    /** Reads a text. */
    public static CsvTable parse(String file, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            throw new InvalidInputException(file, "empty: expected a header line", null);
        }
        String header = lines.get(0).startsWith(BYTE_ORDER_MARK) ? lines.get(0).substring(1) : lines.get(0);
        List<String> columns = fields(header).stream().map(String::strip).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(file, columns, lines.get(i), i + 1));
            }
        }
        return new CsvTable(file, columns, rows);
    }

    private static Row row(String file, List<String> columns, String line, int number) {
        List<String> fields = fields(line);
        if (fields.size() != columns.size()) {
            throw new InvalidInputException(
                    file + ":" + number, "expected " + columns.size() + " fields, given " + fields.size(), null);
        }
        return new Row(file, columns, columns, fields, number);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == 0x1f8b ? new GZIPInputStream(in) : in;
    }

    /** Names the columns that must be there. */
    public CsvTable requireColumns(String... names) {
        for (String name : names) {
            Check.notBlank("column", name);
            if (!columns.contains(name)) {
                throw new InvalidInputException(
                        file + ":1",
                        "no column '" + name + "'; it has " + String.join(", ", columns),
                        Suggestion.nearest(name, columns)
                                .map(near -> "'" + near + "' is meant")
                                .orElse(null));
            }
        }
        return this;
    }
}
