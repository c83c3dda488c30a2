package io.exeunt.hwmodels.devicetree;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.devicetree.CommentStripper.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the C preprocessor does before dtc, as far as trees need it: comments, includes that are there, macros without arguments, and
 * conditions. Lines keep their numbers. Includes that are not there are remembered by name.
 */
final class Preprocessor {
    private static final int DEEPEST_INCLUDE = 32;
    private static final int MOST_INCLUDES = 1_000;
    private static final int MOST_CHARACTERS = 32 << 20;
    private static final Set<String> DIRECTIVES = Set.of(
            "include", "define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif", "error", "warning",
            "pragma", "line");
    private static final Pattern INCLUDED = Pattern.compile("\\s*[\"<]([^\">]{1,1024})[\">].*");
    private static final String DTC_INCLUDE = "/include/";

    private final Includes includes;
    private final Macros macros;
    private final List<Chunk> chunks = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private int characters;
    private int included;

    Preprocessor(Includes includes, Macros macros) {
        this.includes = includes;
        this.macros = macros;
    }

    /** One #if … #endif: whether the part around it counts, whether a branch was taken, whether this one counts. */
    private record Condition(boolean outside, boolean taken, boolean counts) {}

    /** Lines of one file that wait to become a chunk. */
    private static final class Pending {
        private final String file;
        private final StringBuilder text = new StringBuilder();
        private int line = 1;

        Pending(String file) {
            this.file = file;
        }
    }

    /**
     * The chunks of a text and of what it includes, in reading order.
     *
     * @throws InvalidInputException if includes nest without end or are too long
     */
    List<Chunk> read(String file, String text) {
        readFile(file, text, 0);
        return chunks;
    }

    /** Names of the files that were asked for and are not there, in reading order. */
    Set<String> missing() {
        return missing;
    }

    private void readFile(String file, String text, int depth) {
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
            throw new InvalidInputException(file, "longer than 32 MiB with what it includes", null);
        }
        Deque<Condition> conditions = new ArrayDeque<>();
        Pending pending = new Pending(file);
        CommentStripper lines = new CommentStripper(text);
        while (lines.hasNext()) {
            Line line = lines.next(counts(conditions));
            String directive = line.startsInside() ? "" : directive(line.text());
            if (!directive.isEmpty()) {
                String rest = rest(line.text(), directive);
                obey(directive, rest, conditions, pending, line.number(), depth);
                pending.text.append("\n".repeat(line.lines()));
            } else {
                append(line, counts(conditions), pending, depth);
            }
        }
        flush(pending, 0);
    }

    private void append(Line line, boolean counts, Pending pending, int depth) {
        String text = counts ? line.text() : "";
        String bare = text.stripLeading();
        if (bare.startsWith(DTC_INCLUDE) && !line.startsInside()) {
            include(bare.substring(DTC_INCLUDE.length()), pending, line.number(), depth);
            text = "";
        }
        pending.text.append(text).append("\n".repeat(line.lines()));
    }

    private static boolean counts(Deque<Condition> conditions) {
        return conditions.isEmpty() || conditions.element().counts();
    }

    /** The directive's word; empty if the line is none (properties may begin with #, too). */
    private static String directive(String line) {
        String bare = line.stripLeading();
        if (!bare.startsWith("#")) {
            return "";
        }
        bare = bare.substring(1).stripLeading();
        int end = 0;
        while (end < bare.length() && Character.isLetter(bare.charAt(end))) {
            end++;
        }
        String word = bare.substring(0, end);
        boolean ends = end == bare.length() || "\"<(! \t".indexOf(bare.charAt(end)) >= 0;
        boolean marker = word.isEmpty() && !bare.isEmpty() && Character.isDigit(bare.charAt(0));
        return marker ? "line" : ends && DIRECTIVES.contains(word) ? word : "";
    }

    private static String rest(String line, String directive) {
        int at = line.indexOf(directive);
        return at < 0 ? "" : line.substring(at + directive.length()).strip();
    }

    private void obey(
            String directive, String rest, Deque<Condition> conditions, Pending pending, int line, int depth) {
        boolean counts = counts(conditions);
        switch (directive) {
            case "if" -> open(conditions, counts && macros.holds(rest));
            case "ifdef" -> open(conditions, counts && macros.isDefined(rest));
            case "ifndef" -> open(conditions, counts && !macros.isDefined(rest));
            case "elif" -> turn(conditions, rest, false);
            case "else" -> turn(conditions, rest, true);
            case "endif" -> conditions.poll();
            case "define" -> macros.define(counts ? rest : "");
            case "undef" -> macros.undefine(counts ? rest : "");
            case "include" -> include(counts ? rest : "", pending, line, depth);
            default -> {} // #error, #pragma, #line say nothing about the tree
        }
    }

    private static void open(Deque<Condition> conditions, boolean holds) {
        conditions.push(new Condition(counts(conditions), holds, holds));
    }

    private void turn(Deque<Condition> conditions, String expression, boolean otherwise) {
        Condition now = conditions.poll();
        if (now != null) {
            boolean counts = now.outside() && !now.taken() && (otherwise || macros.holds(expression));
            conditions.push(new Condition(now.outside(), now.taken() || counts, counts));
        }
    }

    private void include(String rest, Pending pending, int line, int depth) {
        Matcher name = INCLUDED.matcher(rest);
        if (!name.matches()) {
            return;
        }
        Includes.Included found = includes.find(pending.file, name.group(1)).orElse(null);
        if (found == null) {
            missing.add(name.group(1));
            return;
        }
        if (depth == DEEPEST_INCLUDE || ++included > MOST_INCLUDES) {
            throw new InvalidInputException(
                    pending.file + ":" + line,
                    "includes nest deeper than 32 or are more than 1,000",
                    "a file includes itself");
        }
        flush(pending, line);
        readFile(found.file(), found.text(), depth + 1);
    }

    /** Makes a chunk of what waits; the next one begins with this line. */
    private void flush(Pending pending, int line) {
        if (!pending.text.isEmpty()) {
            chunks.add(new Chunk(pending.file, pending.line, pending.text.toString()));
            pending.text.setLength(0);
        }
        pending.line = line;
    }
}
