package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * One number that a search may turn. Equal parameters of different policies are one dimension of the search, so that what is learned
 * of one serves the other.
 *
 * @param name unique within a policy or governor, such as "level.exit3"
 * @param kind whether only whole numbers make sense
 * @param lowest smallest value
 * @param highest largest value, ≥ lowest
 * @param exit index of the exit that it belongs to and without which nobody looks at it, or {@link #NO_EXIT}
 */
public record Parameter(String name, Kind kind, double lowest, double highest, int exit) {
    /** Value of {@link #exit} where a parameter belongs to no single exit. */
    public static final int NO_EXIT = -1;

    /** Which values make sense. */
    public enum Kind {
        /** Whole numbers. */
        WHOLE,
        /** All numbers. */
        REAL
    }

    public Parameter {
        Check.notBlank("name of a parameter", name);
        Check.finite("lowest " + name, lowest);
        Check.require(highest >= lowest, "highest " + name, ">= " + lowest, highest);
        Check.inRange("exit of " + name, exit, NO_EXIT, 62);
        Check.require(
                kind == Kind.REAL || (lowest == Math.rint(lowest) && highest == Math.rint(highest)),
                "range of " + name,
                "between whole numbers",
                lowest + ".." + highest);
    }

    /** A whole number from lowest to highest, both included. */
    public static Parameter whole(String name, int lowest, int highest) {
        return new Parameter(name, Kind.WHOLE, lowest, highest, NO_EXIT);
    }

    /** A real number from lowest to highest, both included. */
    public static Parameter real(String name, double lowest, double highest) {
        return new Parameter(name, Kind.REAL, lowest, highest, NO_EXIT);
    }

    /** The same, looked at only where this exit is kept. */
    public Parameter ofExit(int index) {
        return new Parameter(name, kind, lowest, highest, index);
    }

    /**
     * Checks a setting.
     *
     * @throws IllegalArgumentException naming the first value that its parameter does not allow, or the number of values
     */
    public static void requireAllowed(List<Parameter> parameters, double... setting) {
        if (setting.length != parameters.size()) {
            Check.require(false, "values", parameters.size() + " in number", setting.length);
        }
        for (int i = 0; i < setting.length; i++) {
            Parameter parameter = parameters.get(i);
            if (!parameter.allows(setting[i])) {
                throw new IllegalArgumentException(
                        "Expected " + parameter.name + " to be " + parameter.range() + ", given " + setting[i]);
            }
        }
    }

    private String range() {
        return kind == Kind.WHOLE
                ? "a whole number in " + (long) lowest + ".." + (long) highest
                : "in " + lowest + ".." + highest;
    }

    /** Whether a value is within the range, and whole where it has to be. */
    public boolean allows(double value) {
        return value >= lowest && value <= highest && (kind == Kind.REAL || value == Math.rint(value));
    }
}
