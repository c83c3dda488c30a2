package io.exeunt.simulator.result;

/**
 * What one design point spends in a period that holds one inference, idling until the next one included.
 *
 * @param inference the inference itself, from its start to the switch back
 * @param periodS time in s from one inference to the next
 * @param idleS mean time in s left to idle once the clocks have settled, 0 where an inference occupies the device for longer than the period
 * @param idleJ mean energy in J spent idling: while clocks settle in the state that still holds, then in the governor's rest state; NaN
 *     where not modelled
 * @param overrunShare share of inferences that occupy the device for longer than the period, 0 … 1
 */
public record PeriodicOutcome(Outcome inference, double periodS, double idleS, double idleJ, double overrunShare) {
    /** Mean energy per period in J: inference, switches and idling; NaN where not modelled. */
    public double energyJ() {
        return inference.energyJ() + idleJ;
    }

    /** Mean power over the period in W; NaN where not modelled. Where inferences overrun, periods last longer. */
    public double powerW() {
        return energyJ() / Math.max(periodS, inference.occupiedS() + idleS);
    }
}
