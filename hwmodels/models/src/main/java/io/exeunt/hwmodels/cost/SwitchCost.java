package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.power.Energy;

/**
 * What a change of operating state costs.
 *
 * @param seconds time for which work stands still, in s
 * @param energy all of it under switching; {@link Energy#NOT_MODELLED} where the device has no power data
 */
public record SwitchCost(double seconds, Energy energy) {
    /** Staying where one is. */
    public static final SwitchCost NONE = new SwitchCost(0, Energy.ZERO);
}
