package io.exeunt.simulator.trace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls exits by their names where policies, which know only their numbers, speak of "exit 3" or "final exit 8".
 *
 * @param names one per exit
 */
public record ExitNames(List<String> names) {
    private static final Pattern NUMBERED = Pattern.compile("\\b(?:final )?exit (\\d{1,2})\\b");

    public ExitNames {
        names = List.copyOf(names);
    }

    /** The text with names in place of numbers; a number that is no exit's stays. */
    public String replaceIn(String text) {
        return NUMBERED.matcher(text).replaceAll(match -> {
            int exit = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(exit < names.size() ? called(names.get(exit)) : match.group());
        });
    }

    private static String called(String name) {
        return name.startsWith("exit") || name.startsWith("final") ? name : "exit " + name;
    }
}
