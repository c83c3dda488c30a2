package io.exeunt.simulator.result;

import io.exeunt.hwmodels.power.Energy;

/**
 * What leaving early costs beside segments and heads: beginning a stage after a head was asked, and the host's decision on a head.
 *
 * @param modelled whether the board's file says what that is; if not, nothing is charged
 * @param cuts mean number per inference of stages begun after the first
 * @param syncs mean number per inference of decisions
 * @param latencyS mean time per inference in s
 * @param energy mean energy per inference; {@link Energy#NOT_MODELLED} where the device has no power data
 */
public record StageOverhead(boolean modelled, double cuts, double syncs, double latencyS, Energy energy) {
    /** Nobody knows, and nothing is charged. */
    public static final StageOverhead NOT_MODELLED = new StageOverhead(false, 0, 0, 0, Energy.ZERO);
}
