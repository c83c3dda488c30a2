package io.exeunt.policies.dl4j.text;

import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** How a file holds texts and classes, called after the set that made it known. */
public enum TextLayout {
    /** A text, a tab, a class; quotation marks are letters. A first row that ends in "label" names the columns. */
    SST2 {
        @Override
        List<TextRow> rows(String file, String content) {
            List<TextRow> rows = new ArrayList<>();
            for (CSVRecord row : records(file, content, TABS)) {
                if (row.size() != 2) {
                    throw problem(file, row, "expected a text, a tab and a class, given " + columns(row));
                }
                boolean header = rows.isEmpty() && row.getRecordNumber() == 1 && isLabel(row.get(1));
                if (!header) {
                    rows.add(new TextRow(line(row), row.get(1).strip(), row.get(0)));
                }
            }
            return rows;
        }
    },
    /** CSV without a header: a class, then columns of text, which belong together. */
    AG_NEWS {
        @Override
        List<TextRow> rows(String file, String content) {
            List<TextRow> rows = new ArrayList<>();
            for (CSVRecord row : records(file, content, COMMAS)) {
                if (row.size() < 2) {
                    throw problem(file, row, "expected a class, a comma and a text, given " + columns(row));
                }
                String text = String.join(" ", row.toList().subList(1, row.size()));
                rows.add(new TextRow(line(row), row.get(0).strip(), text));
            }
            return rows;
        }
    },
    /** A class, a blank, a text. Of a class such as DESC:manner the part ahead of the colon counts. */
    TREC {
        @Override
        List<TextRow> rows(String file, String content) {
            List<TextRow> rows = new ArrayList<>();
            List<String> lines = content.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).isBlank()) {
                    continue;
                }
                Matcher parts = LABEL_FIRST.matcher(lines.get(i));
                if (!parts.matches()) {
                    throw new InvalidInputException(
                            file + ":" + (i + 1), "expected a class, a blank and a text, given no blank", null);
                }
                rows.add(new TextRow(i + 1L, parts.group(1), parts.group(2)));
            }
            return rows;
        }
    };

    private static final CSVFormat TABS = CSVFormat.Builder.create(CSVFormat.TDF)
            .setQuote(null)
            .setIgnoreSurroundingSpaces(false)
            .get();
    private static final CSVFormat COMMAS = CSVFormat.Builder.create(CSVFormat.RFC4180)
            .setIgnoreEmptyLines(true)
            .get();
    private static final Pattern LABEL_FIRST = Pattern.compile("([^\\s:]+)(?::\\S+)?\\s+(.*)", Pattern.DOTALL);

    /** Texts and classes of a file's content, in their order. */
    abstract List<TextRow> rows(String file, String content);

    private static boolean isLabel(String column) {
        return column.strip().toLowerCase(Locale.ROOT).equals("label");
    }

    private static String columns(CSVRecord row) {
        return row.size() == 1 ? "one column" : row.size() + " columns";
    }

    /** A record's first line; the parser stands behind its last one. */
    private static long line(CSVRecord row) {
        long breaks = row.stream()
                .mapToLong(column -> column.chars().filter(c -> c == '\n').count())
                .sum();
        return row.getParser().getCurrentLineNumber() - breaks;
    }

    private static InvalidInputException problem(String file, CSVRecord row, String text) {
        return new InvalidInputException(file + ":" + line(row), text, "data.layout names another one");
    }

    /** Records while the parser stands at them: their lines are known only then. */
    private static Iterable<CSVRecord> records(String file, String content, CSVFormat format) {
        try {
            return CSVParser.parse(new StringReader(content), format);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
