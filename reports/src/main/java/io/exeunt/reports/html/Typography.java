package io.exeunt.reports.html;

import java.util.regex.Pattern;

/** Line breaks where they do not hurt. */
final class Typography {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(?<=\\d) (?=(%|[µnmkMGT]?(s|J|Hz|W)|points)\\b|%)");

    private Typography() {}

    /** Keeps a number and its unit on one line. */
    static String keep(String sentence) {
        return NUMBER_AND_UNIT.matcher(sentence).replaceAll("\u00a0");
    }
}
