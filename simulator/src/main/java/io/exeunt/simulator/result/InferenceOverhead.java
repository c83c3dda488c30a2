package io.exeunt.simulator.result;

import io.exeunt.hwmodels.power.Energy;

/**
 * What an inference costs beside its operators: copies to and from the host, waiting for the answer. Part of its first segment.
 *
 * @param modelled whether the board's file says what that is; if not, nothing is charged
 * @param latencyS mean time per inference in s
 * @param energy mean energy per inference; {@link Energy#NOT_MODELLED} where the device has no power data
 */
public record InferenceOverhead(boolean modelled, double latencyS, Energy energy) {
    /** Nobody knows, and nothing is charged. */
    public static final InferenceOverhead NOT_MODELLED = new InferenceOverhead(false, 0, Energy.ZERO);
}
