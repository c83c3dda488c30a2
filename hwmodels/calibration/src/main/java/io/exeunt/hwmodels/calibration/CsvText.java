package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.CsvCell;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.TextBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the text of a table apart into lines of fields (RFC 4180: a quoted field may hold separators, line breaks and doubled quotes). The
 * separator is the one of comma, semicolon, tab and bar that the header holds most often. Blank lines and lines that begin with # are
 * passed over, before the header, too. Fields come without the blanks around them, their spaces and minus signs made plain.
 */
final class CsvText {
    /** What spreadsheets put before a file in UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String SEPARATORS = ",;\t|";

    /**
     * One line of the table.
     *
     * @param number of the file's line where it begins, from 1
     * @param fields as they stand, unquoted
     */
    record Line(int number, List<String> fields) {}

    private final String file;
    private final String text;
    private char separator;
    private int at;
    private int line = 1;

    private CsvText(String file, String text) {
        this.file = file;
        this.text = text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /**
     * The text of a file: Unicode if it is, else Latin-1.
     *
     * @throws InvalidInputException if it is no text
     */
    static String decode(String file, byte[] bytes) {
        String text = TextBytes.any(bytes);
        if (text.indexOf('\0') >= 0) {
            boolean zip = text.startsWith("PK");
            throw new InvalidInputException(
                    file,
                    "expected a text (CSV), found binary data",
                    zip ? "it is a spreadsheet: save it as CSV" : null);
        }
        return text;
    }

    /**
     * All lines, the header first.
     *
     * @throws InvalidInputException if there is no header, or a quote is never closed
     */
    static List<Line> lines(String file, String text) {
        return new CsvText(file, text).lines();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        while (at < text.length()) {
            if (isPassedOver()) {
                skipLine();
                continue;
            }
            separator = lines.isEmpty() ? separator() : separator;
            lines.add(readLine());
        }
        if (lines.isEmpty()) {
            throw new InvalidInputException(file, "empty: expected a header line", null);
        }
        return lines;
    }

    private boolean isPassedOver() {
        String rest = currentLine().strip();
        return rest.isEmpty() || rest.startsWith("#");
    }

    private String currentLine() {
        int end = text.indexOf('\n', at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    private void skipLine() {
        at += currentLine().length() + 1;
        line++;
    }

    private char separator() {
        String header = currentLine().replaceAll("\"[^\"]*\"", "");
        char most = SEPARATORS.charAt(0);
        for (char candidate : SEPARATORS.toCharArray()) {
            if (count(header, candidate) > count(header, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private Line readLine() {
        int first = line;
        List<String> fields = new ArrayList<>();
        do {
            fields.add(CsvCell.text(TextBytes.plain(field()).strip()));
        } while (at < text.length() && text.charAt(at++) == separator);
        line++;
        return new Line(first, fields);
    }

    /** One field; stands on the separator or line break behind it, or at the end, afterwards. */
    private String field() {
        StringBuilder field = new StringBuilder();
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            char c = text.charAt(at++);
            if (c == '"') {
                quoted(field);
            } else {
                field.append(c);
            }
        }
        return field.toString();
    }

    private void quoted(StringBuilder field) {
        int opened = line;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && !(at < text.length() && text.charAt(at) == '"')) {
                return;
            }
            at += c == '"' ? 1 : 0;
            line += c == '\n' ? 1 : 0;
            field.append(c);
        }
        throw new InvalidInputException(file + ":" + opened, "the quote opened here is never closed", null);
    }
}
