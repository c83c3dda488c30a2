package io.exeunt.hwmodels.cost;

/**
 * What leaving early costs in one operating state, beside segments and heads. Source: a network in stages, see
 * {@link io.exeunt.hwmodels.device.ExitOverhead}.
 *
 * @param cut going on with the next stage after a head was asked
 * @param sync until the host has decided on what a head said
 */
public record StageCost(WorkCost cut, WorkCost sync) {
    /** A runtime on which leaving costs nothing, or nobody knows what. */
    public static final StageCost NONE = new StageCost(WorkCost.ZERO, WorkCost.ZERO);
}
