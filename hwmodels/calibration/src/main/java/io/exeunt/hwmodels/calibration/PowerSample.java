package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.workload.OperatorGraph;

/**
 * Measured mean power while a network ran again and again.
 *
 * @param spec how it ran
 * @param network what ran
 * @param state of the platform's states
 * @param seconds of one inference; NaN where only the model knows it
 * @param periodS from one inference to the next while the power was measured, in s; NaN where they followed without a gap
 * @param meter where the power was measured
 * @param watts mean power in W; with NaN seconds and an energy given, see {@link #joules}
 * @param idleW power of the idle board by the same meter in W; NaN where it was not measured
 * @param joules energy of one inference in J; NaN where a power was measured
 * @param temperatureC of the unit in °C; NaN for the reference temperature of its leakage
 * @param voltage of the unit in its table's scale; NaN for that of its operating point
 */
public record PowerSample(
        PlatformSpec spec,
        OperatorGraph network,
        int state,
        double seconds,
        double periodS,
        Meter meter,
        double watts,
        double idleW,
        double joules,
        double temperatureC,
        double voltage) {
    public PowerSample {
        Check.require(
                Double.isNaN(watts) != Double.isNaN(joules),
                "power of " + network.name(),
                "a power or an energy",
                watts);
    }

    /** Mean power in W. */
    public double powerW(double modelledSeconds) {
        return Double.isNaN(watts) ? joules / timeS(modelledSeconds) : watts;
    }

    /** Energy of one inference in J. */
    double energyJ(double modelledSeconds) {
        return Double.isNaN(joules) ? watts * timeS(modelledSeconds) : joules;
    }

    /** Time in s over which the power of one inference was averaged: its period, else its latency, else the model's. */
    double timeS(double modelledSeconds) {
        double measured = Double.isNaN(periodS) ? seconds : periodS;
        return Double.isNaN(measured) ? modelledSeconds : measured;
    }
}
