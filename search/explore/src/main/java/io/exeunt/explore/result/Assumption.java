package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * A number or modelling decision that the results rest on.
 *
 * @param text what is taken to be true, with value and unit
 * @param kind how it is known
 * @param source where it comes from; may be empty for what is assumed
 */
public record Assumption(String text, Kind kind, String source) {
    public Assumption {
        Check.notBlank("assumption", text);
    }

    /** How a number is known. */
    public enum Kind {
        MEASURED,
        DECLARED,
        FITTED,
        ASSUMED
    }
}
