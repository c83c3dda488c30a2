package io.exeunt.ground;

import java.util.regex.Pattern;

/**
 * Cells of tables (RFC 4180). A text that a spreadsheet would take for a formula is preceded by an apostrophe, which makes it a text there;
 * numbers stay as they are.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on CSV injection</a>
 */
public final class CsvCell {
    /** Beginnings after which spreadsheets calculate, fullwidth ones and blanks ahead included. */
    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@\uff1d\uff0b\uff0d\uff20]");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private CsvCell() {}

    /** A text as a cell. */
    public static String of(String text) {
        return quoted(isFormula(text) ? "'" + text : text);
    }

    /** The text of a cell that {@link #of} has written, quotes taken away: without the apostrophe before a formula. */
    public static String text(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
    }

    /** A number sign at its beginning would make a comment of the line. */
    private static String quoted(String cell) {
        boolean special =
                cell.startsWith("#") || cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
