package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.power.Energy;

/**
 * What a change of operating state costs. After a request work stands still for the standstill time; then it goes on, in the old state
 * until the effective time, counted from the request, has passed, and in the new one from there on. A standstill beyond the effective
 * time is waited for all the same.
 *
 * @param standstillS time for which work stands still, in s, >= 0
 * @param effectiveS time from the request until the new state holds, in s, >= 0; +∞ for never
 * @param energy of the standstill, all of it under switching; {@link Energy#NOT_MODELLED} where the device has no power data
 */
public record SwitchCost(double standstillS, double effectiveS, Energy energy) {
    /** Staying where one is. */
    public static final SwitchCost NONE = new SwitchCost(0, 0, Energy.ZERO);

    public SwitchCost {
        Check.nonNegative("standstillS", standstillS);
        Check.require(effectiveS >= 0, "effectiveS", ">= 0", effectiveS);
    }

    /** A change that holds as soon as work goes on. */
    public SwitchCost(double standstillS, Energy energy) {
        this(standstillS, standstillS, energy);
    }

    /** Time in s after the standstill for which work goes on in the old state. */
    public double lateS() {
        return Math.max(0, effectiveS - standstillS);
    }
}
