package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;

/**
 * Power of a rail under one workload at one operating point.
 *
 * @param freqHz clock in Hz, > 0
 * @param voltage supply, in V or relative to the lowest, > 0
 * @param powerW mean power in W, > 0
 */
public record RailPoint(double freqHz, double voltage, double powerW) {
    public RailPoint {
        Check.positive("freqHz", freqHz);
        Check.positive("voltage", voltage);
        Check.positive("powerW", powerW);
    }

    double squareV() {
        return voltage * voltage;
    }

    double ghz() {
        return freqHz * 1e-9;
    }
}
