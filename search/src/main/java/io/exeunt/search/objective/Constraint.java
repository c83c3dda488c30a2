package io.exeunt.search.objective;

/**
 * A hard limit.
 *
 * @param name of the limited quantity, such as "latency_p95"
 * @param unit such as "ms"; "" for a share
 * @param sense on which side of the bound values are allowed
 * @param bound the limit, itself allowed
 */
public record Constraint(String name, String unit, Sense sense, double bound) {
    /** On which side of the bound values are allowed. */
    public enum Sense {
        AT_MOST,
        AT_LEAST
    }

    /** How far a value lies beyond the bound, relative to the bound's size; 0 when it is kept. */
    public double violation(double value) {
        double beyond = sense == Sense.AT_MOST ? value - bound : bound - value;
        return Math.max(0, beyond) / Math.max(Math.abs(bound), 1e-12);
    }
}
