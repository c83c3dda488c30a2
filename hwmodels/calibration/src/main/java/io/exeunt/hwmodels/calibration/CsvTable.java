package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.filekind.Wanted;
import io.exeunt.hwmodels.dvfs.ClockUnit;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of measurements: a header line and rows of as many fields; plain or gzipped ({@link CsvText} says which separators and quotes).
 * Columns are found by their names, whatever the case, and numbers are converted where a column has another unit of the same dimension
 * ({@code latency_s} for {@code latency_ms}). Whatever is wrong with a field is said with its row (the line of the file) and column.
 *
 * @param file name for messages
 * @param columns names in the header
 * @param rows one per line
 */
public record CsvTable(String file, List<String> columns, List<Row> rows) {
    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One row, which knows its table's columns and its own line. */
    public static final class Row {
        private final String file;
        private final CsvColumns columns;
        private final CsvNumbers numbers;
        private final List<String> fields;
        private final int line;

        private Row(String file, CsvColumns columns, CsvNumbers numbers, List<String> fields, int line) {
            this.file = file;
            this.columns = columns;
            this.numbers = numbers;
            this.fields = fields;
            this.line = line;
        }

        /** The field of a column, as it stands. */
        public String text(String column) {
            return fields.get(columns.require(column).index());
        }

        /** Whether the field of a column holds anything. */
        public boolean has(String column) {
            return columns.find(column).isPresent() && !text(column).isBlank();
        }

        /** A number, in the unit that the column is asked for in. */
        public double number(String column) {
            return asGiven(column) * columns.require(column).factor();
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

        /** A clock in Hz from a column in MHz, or in the unit that its name says; a slip of unit is guessed. */
        public double clockHz(String columnMhz) {
            positive(columnMhz);
            ClockUnit unit = unit(columnMhz).flatMap(MeasuredUnit::clock).orElse(ClockUnit.MHZ);
            return unit.toHz(asGiven(columnMhz), where(columnMhz));
        }

        /** The unit that the column's name says. */
        Optional<MeasuredUnit> unit(String column) {
            return MeasuredUnit.of(MeasuredUnit.plain(columns.name(columns.require(column))));
        }

        /** "file:line, column" for messages, the column as the file calls it. */
        public String where(String column) {
            return file + ":" + line + ", " + columns.title(column);
        }

        /** The same line with its columns under other names, and further fields at its end. */
        Row renamed(CsvColumns others, List<String> more) {
            List<String> all = new ArrayList<>(fields);
            all.addAll(more);
            return new Row(file, others, numbers, all, line);
        }

        private double asGiven(String column) {
            String field = text(column);
            OptionalDouble value = numbers.parse(field);
            if (value.isEmpty()) {
                throw invalid(column, "expected a number, given '" + field + "'", CsvNumbers.hint(field));
            }
            return value.getAsDouble();
        }

        private InvalidInputException invalid(String column, String problem, @Nullable String hint) {
            return new InvalidInputException(where(column), problem, hint);
        }
    }

    /** Largest table in bytes, unpacked: several times the largest that is known. */
    private static final long MOST_BYTES = 16 * BoundedFile.MIB;

    private static final int MOST_COLUMNS = 1000;
    private static final String KIND = "a table of measurements";

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it can't be read, has no header or a row has too few or too many fields
     */
    public static CsvTable read(Path file) {
        Wanted.MEASUREMENTS.require(file);
        try (InputStream in = open(file)) {
            return parse(file.toString(), CsvText.decode(file.toString(), in.readAllBytes()));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "there is no such file", null, e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }

    /** Reads a text. */
    public static CsvTable parse(String file, String text) {
        List<CsvText.Line> lines = CsvText.lines(file, text);
        List<String> names = lines.get(0).fields();
        if (names.size() > MOST_COLUMNS) {
            throw new InvalidInputException(
                    file + ":" + lines.get(0).number(),
                    "expected at most " + MOST_COLUMNS + " columns, given " + names.size(),
                    null);
        }
        CsvColumns columns = new CsvColumns(file, names, names);
        CsvNumbers numbers = CsvNumbers.of(lines);
        List<Row> rows = new ArrayList<>();
        for (CsvText.Line line : lines.subList(1, lines.size())) {
            if (line.fields().size() != names.size()) {
                throw new InvalidInputException(
                        file + ":" + line.number(),
                        "expected " + names.size() + " fields, given "
                                + line.fields().size(),
                        null);
            }
            rows.add(new Row(file, columns, numbers, line.fields(), line.number()));
        }
        return new CsvTable(file, names, rows);
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(BoundedFile.open(file, MOST_BYTES, KIND));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == 0x1f8b ? BoundedFile.limited(new GZIPInputStream(in), file.toString(), MOST_BYTES, KIND) : in;
    }

    /** Whether there is such a column, be it in other letters or in another unit. */
    public boolean has(String column) {
        return header().find(column).isPresent();
    }

    /** Names the columns that must be there. */
    public CsvTable requireColumns(String... names) {
        CsvColumns header = header();
        for (String name : names) {
            Check.notBlank("column", name);
            header.require(name);
        }
        return this;
    }

    private CsvColumns header() {
        return rows.isEmpty() ? new CsvColumns(file, columns, columns) : rows.get(0).columns;
    }
}
