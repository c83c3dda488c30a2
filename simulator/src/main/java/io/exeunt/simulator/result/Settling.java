package io.exeunt.simulator.result;

/**
 * Idling after an inference until the clocks hold in which the next one begins. It is charged where idling is.
 *
 * @param seconds mean time in s; +∞ for ever
 * @param energyJ mean energy in J; NaN where not modelled
 */
public record Settling(double seconds, double energyJ) {
    /** Clocks hold at once. */
    public static final Settling NONE = new Settling(0, 0);
}
