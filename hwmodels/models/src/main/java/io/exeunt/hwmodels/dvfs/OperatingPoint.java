package io.exeunt.hwmodels.dvfs;

import io.exeunt.ground.Check;

/**
 * One row of a DVFS table: the clock a domain may run at and the supply that clock needs.
 *
 * @param freqHz clock in Hz, > 0
 * @param voltage supply, in volts or relative to the table's lowest ({@link VoltageScale}); NaN when unknown
 */
public record OperatingPoint(double freqHz, double voltage) {
    public OperatingPoint {
        Check.positive("freqHz", freqHz);
        Check.require(Double.isNaN(voltage) || voltage > 0, "voltage", "> 0 or NaN when unknown", voltage);
    }
}
