package io.exeunt.simulator.analytic;

/**
 * A schedule and how good it is.
 *
 * @param schedule the clocks
 * @param energyJ its mean energy per inference in J, the switch back included; NaN where not modelled
 * @param latencyS the latency figure that was weighed or limited, in s
 * @param boundJ no schedule within the limits has less energy than this, in J; equal to {@code energyJ} where the choice is proved
 *     best
 */
public record ScheduleChoice(FrequencySchedule schedule, double energyJ, double latencyS, double boundJ) {
    /** The same choice, of which it is known that nothing has less energy than {@code limitJ}. */
    ScheduleChoice boundedBy(double limitJ) {
        return new ScheduleChoice(schedule, energyJ, latencyS, Math.min(limitJ, energyJ));
    }
}
