package io.exeunt.search.objective;

import io.exeunt.ground.Check;

/**
 * A hard limit.
 *
 * @param name of the limited quantity, such as "latency_p95"
 * @param unit such as "ms"; "" for a share
 * @param sense on which side of the bound values are allowed
 * @param bound the limit, itself allowed; finite
 */
public record Constraint(String name, String unit, Sense sense, double bound) {
    private static final double SMALLEST_SIZE = 1e-12;

    /** On which side of the bound values are allowed. */
    public enum Sense {
        AT_MOST,
        AT_LEAST
    }

    public Constraint {
        Check.notBlank("name of constraint", name);
        Check.finite("bound of " + name, bound);
    }

    /** An upper limit. */
    public static Constraint atMost(String name, String unit, double bound) {
        return new Constraint(name, unit, Sense.AT_MOST, bound);
    }

    /** A lower limit. */
    public static Constraint atLeast(String name, String unit, double bound) {
        return new Constraint(name, unit, Sense.AT_LEAST, bound);
    }

    /** How far a value lies beyond the bound, relative to the bound's size; 0 when it is kept. */
    public double violation(double value) {
        double beyond = sense == Sense.AT_MOST ? value - bound : bound - value;
        return Math.max(0, beyond) / Math.max(Math.abs(bound), SMALLEST_SIZE);
    }

    /** As people write it, such as "latency_p95 <= 33.0 ms". */
    @Override
    public String toString() {
        String sign = sense == Sense.AT_MOST ? " <= " : " >= ";
        return (name + sign + bound + " " + unit).strip();
    }
}
