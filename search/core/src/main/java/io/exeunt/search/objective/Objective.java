package io.exeunt.search.objective;

import io.exeunt.ground.Check;

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

    public Objective {
        Check.notBlank("name of objective", name);
    }

    /** Something to be made small. */
    public static Objective minimize(String name, String unit) {
        return new Objective(name, unit, Direction.MINIMIZE);
    }

    /** Something to be made large. */
    public static Objective maximize(String name, String unit) {
        return new Objective(name, unit, Direction.MAXIMIZE);
    }

    /** The value turned so that smaller is better; its own inverse. */
    public double minimized(double value) {
        return direction == Direction.MINIMIZE ? value : 0.0 - value;
    }
}
