package io.exeunt.hwmodels.devicetree;

/** Gives the lines of a text without comments; lines that end with a backslash are joined. Texts in quotes are left as they are. */
final class CommentStripper {
    private enum Inside {
        NOTHING,
        COMMENT,
        QUOTES
    }

    private final String text;
    private int at;
    private int number = 1;
    private Inside inside = Inside.NOTHING;

    /**
     * One line.
     *
     * @param number of its first line in the file
     * @param lines how many lines of the file it takes
     * @param text without comments
     * @param startsInside whether it begins within quotes or a comment
     */
    record Line(int number, int lines, String text, boolean startsInside) {}

    /** The lines of a text whose line breaks are \n. */
    CommentStripper(String text) {
        this.text = text;
    }

    boolean hasNext() {
        return at < text.length();
    }

    /**
     * The next line.
     *
     * @param counts false inside of a condition that does not hold, where a quote need not be closed
     */
    Line next(boolean counts) {
        int first = number;
        boolean startsInside = inside != Inside.NOTHING;
        StringBuilder line = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\n') {
            step(line);
        }
        at++;
        number++;
        if (!counts && inside == Inside.QUOTES) {
            inside = Inside.NOTHING;
        }
        return new Line(first, number - first, line.toString(), startsInside);
    }

    private void step(StringBuilder line) {
        char c = text.charAt(at);
        if (c == '\\' && follows("\n")) {
            at += 2;
            number++;
        } else if (inside == Inside.COMMENT) {
            skipComment();
        } else if (inside == Inside.QUOTES) {
            copyQuoted(line, c);
        } else if (c == '/' && follows("*")) {
            line.append(' ');
            inside = Inside.COMMENT;
            at += 2;
        } else if (c == '/' && follows("/")) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else {
            copy(line, c);
        }
    }

    private void skipComment() {
        boolean ends = text.charAt(at) == '*' && follows("/");
        inside = ends ? Inside.NOTHING : Inside.COMMENT;
        at += ends ? 2 : 1;
    }

    private void copyQuoted(StringBuilder line, char c) {
        if (c == '\\' && at + 1 < text.length()) {
            line.append(c).append(text.charAt(at + 1));
            at += 2;
            return;
        }
        inside = c == '"' ? Inside.NOTHING : Inside.QUOTES;
        line.append(c);
        at++;
    }

    private void copy(StringBuilder line, char c) {
        int literal = c == '\'' ? characterLiteral() : 0;
        if (literal > 0) {
            line.append(text, at, at + literal);
            at += literal;
            return;
        }
        inside = c == '"' ? Inside.QUOTES : Inside.NOTHING;
        line.append(c);
        at++;
    }

    /** Length of a literal such as '"' here; 0 if there is none. */
    private int characterLiteral() {
        int length = follows("\\") ? 4 : 3;
        return at + length <= text.length() && text.charAt(at + length - 1) == '\'' ? length : 0;
    }

    private boolean follows(String next) {
        return text.startsWith(next, at + 1);
    }
}
