package io.exeunt.search.objective;

/**
 * Something to be made as small or as large as possible.
 *
 * @param name such as "energy"
 * @param unit such as "mJ"; "" for a share
 * @param direction which way is better
 */
public record Objective(String name, String unit, Direction direction) {
    /** Which way is better. */
    public enum Direction {
        MINIMIZE,
        MAXIMIZE
    }
}
