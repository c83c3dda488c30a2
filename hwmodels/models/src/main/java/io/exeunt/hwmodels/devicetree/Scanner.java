package io.exeunt.hwmodels.devicetree;

import java.util.List;

/** Walks through chunks character by character; knows where it stands. At the end it sees {@link #END}. */
final class Scanner {
    static final char END = '\0';
    private static final int SHOWN = 40;

    private final List<Chunk> chunks;
    private int chunk;
    private int at;
    private int line;

    /** At the beginning of chunks that each end with a line break. */
    Scanner(List<Chunk> chunks) {
        this.chunks = chunks;
        this.line = chunks.isEmpty() ? 1 : chunks.get(0).line();
    }

    SourcePlace place() {
        return new SourcePlace(chunks.get(Math.min(chunk, chunks.size() - 1)).file(), line);
    }

    char peek() {
        return chunk < chunks.size() ? text().charAt(at) : END;
    }

    /** The character behind the one that {@link #peek} sees, on the same line. */
    char peekSecond() {
        return chunk < chunks.size() && at + 1 < text().length() ? text().charAt(at + 1) : END;
    }

    boolean atEnd() {
        return chunk >= chunks.size();
    }

    char next() {
        char c = peek();
        line += c == '\n' ? 1 : 0;
        if (!atEnd() && ++at == text().length()) {
            chunk++;
            at = 0;
            line = atEnd() ? line : chunks.get(chunk).line();
        }
        return c;
    }

    void skipBlanks() {
        while (!atEnd() && peek() <= ' ') {
            next();
        }
    }

    /** Passes this character if it comes next, after blanks. */
    boolean accept(char wanted) {
        skipBlanks();
        boolean there = !atEnd() && peek() == wanted;
        if (there) {
            next();
        }
        return there;
    }

    /** Passes this word if it comes next. */
    boolean acceptWord(String word) {
        boolean there = !atEnd() && text().startsWith(word, at);
        for (int i = 0; there && i < word.length(); i++) {
            next();
        }
        return there;
    }

    /** A node's or property's name: letters, digits and , . _ + * # ? @ -; empty if there is none. */
    String name() {
        return take(c -> isIdentifier(c) || ",.+*#?@-".indexOf(c) >= 0);
    }

    /** Letters, digits, underscores; empty if there are none. */
    String identifier() {
        return take(Scanner::isIdentifier);
    }

    /** A label, with its colon passed; empty, with nothing passed, if there is none. */
    String label() {
        int end = at;
        while (end < text().length() && isIdentifier(text().charAt(end))) {
            end++;
        }
        int colon = end;
        while (colon < text().length() && (text().charAt(colon) == ' ' || text().charAt(colon) == '\t')) {
            colon++;
        }
        if (end == at || colon == text().length() || text().charAt(colon) != ':') {
            return "";
        }
        String label = text().substring(at, end);
        at = colon + 1; // still on this line
        return label;
    }

    /** "delete-node" of /delete-node/; empty, with nothing passed, if there is no such word. */
    String keyword() {
        int end = at + 1;
        while (end < text().length() && (isIdentifier(text().charAt(end)) || text().charAt(end) == '-')) {
            end++;
        }
        boolean closed = peek() == '/' && end > at + 1 && end < text().length() && text().charAt(end) == '/';
        String word = closed ? text().substring(at + 1, end) : "";
        acceptWord(closed ? text().substring(at, end + 1) : "");
        return word;
    }

    /** What stands between quotes, as it stands; begins on the opening one, ends behind the closing one. */
    String quoted() {
        StringBuilder quoted = new StringBuilder();
        char quote = next();
        while (!atEnd() && peek() != quote) {
            char c = next();
            quoted.append(c);
            if (c == '\\' && !atEnd()) {
                quoted.append(next());
            }
        }
        next();
        return quoted.toString();
    }

    /** Passes a statement's rest: its semicolon, or up to the brace that closes what it stands in. */
    void skipStatement() {
        int open = 0;
        while (!atEnd()) {
            char c = peek();
            if (c == '}' && open == 0) {
                return;
            }
            if (c == '"') {
                quoted();
                continue;
            }
            next();
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ';' && open == 0) {
                return;
            }
        }
    }

    /** Passes ( … ) with all that is inside. */
    void skipParentheses() {
        int open = 0;
        do {
            char c = next();
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        } while (open > 0 && !atEnd() && peek() != ';' && peek() != '{' && peek() != '}');
    }

    /** What comes next, for a message: a word, or a character. */
    String shown() {
        skipBlanks();
        if (atEnd()) {
            return "the end";
        }
        int end = at;
        while (end < text().length() && end < at + SHOWN && isShown(text().charAt(end))) {
            end++;
        }
        return text().substring(at, Math.max(end, at + 1));
    }

    static boolean isIdentifier(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean isShown(char c) {
        return c > ' ' && c < 0x7f && ";<>(){}\",".indexOf(c) < 0;
    }

    private String text() {
        return atEnd() ? "" : chunks.get(chunk).text();
    }

    private String take(CharacterTest test) {
        int start = at;
        String text = text();
        int end = at;
        while (end < text.length() && test.holds(text.charAt(end))) {
            end++;
        }
        at = end; // a line break is no part of a name and ends every chunk: still in this chunk, on this line
        return text.substring(start, end);
    }

    @FunctionalInterface
    private interface CharacterTest {
        boolean holds(char c);
    }
}
