package io.exeunt.scenarios.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where the command line writes, and what is known about it.
 *
 * @param out results
 * @param err everything else
 * @param outIsTerminal whether a person watches {@code out}
 * @param errIsTerminal whether a person watches {@code err}
 * @param environment variables, for NO_COLOR and the cache's place
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {
    private static final int NARROWEST = 20;

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** Letters in a line where a person watches and it is known, at least 20; else as many as there are. */
    public int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        boolean known = outIsTerminal && columns.matches("[1-9]\\d{1,4}");
        return known ? Math.max(NARROWEST, Integer.parseInt(columns)) : Integer.MAX_VALUE;
    }

    /** Whether colours are wanted: never when NO_COLOR is set (<a href="https://no-color.org">no-color.org</a>). */
    public boolean colour() {
        return outIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
