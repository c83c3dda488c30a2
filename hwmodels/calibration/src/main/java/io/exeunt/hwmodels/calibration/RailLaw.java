package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;

/**
 * Power of a rail under one workload against clock and voltage:
 *
 * <pre>P = w(f) · (l·V^e + V² · (a·f + s·f / (1 + f / f₀)))</pre>
 *
 * <p>a·f is switching at an activity that no clock changes; s·f / (1 + f/f₀) is switching of work that waits for memory the more the
 * faster the clock. Both are >= 0, so that a lower voltage at the same clock never costs more.
 *
 * @param board what is the same for all workloads: standing power l and its exponent e, knee f₀, profile w
 * @param steady a in W/(V²·GHz), >= 0
 * @param waiting s in W/(V²·GHz), >= 0
 */
public record RailLaw(RailBoard board, double steady, double waiting) {
    public RailLaw {
        Check.nonNegative("steady", steady);
        Check.nonNegative("waiting", waiting);
    }

    /** Predicted power in W. */
    public double powerW(double freqHz, double voltage) {
        RailPoint point = new RailPoint(freqHz, voltage, 1);
        return board.standingW(point) + RelativeFit.predict(board.switching(point), new double[] {steady, waiting});
    }
}
