package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * Power at a board's input while one network runs again and again, against the clock of the unit that runs it:
 *
 * <pre>P = base + k · V²·f + e / t(f)</pre>
 *
 * <p>e is the energy that each inference takes whatever the clock (memory traffic), t its time.
 *
 * @param baseW in W, >= 0
 * @param switchingWPerV2Ghz k in W/(V²·GHz), >= 0
 * @param inferenceJ e in J, >= 0
 */
public record ModuleLaw(double baseW, double switchingWPerV2Ghz, double inferenceJ) {
    public ModuleLaw {
        Check.nonNegative("baseW", baseW);
        Check.nonNegative("switchingWPerV2Ghz", switchingWPerV2Ghz);
        Check.nonNegative("inferenceJ", inferenceJ);
    }

    /**
     * One measurement.
     *
     * @param rail clock, voltage and the power at the board's input
     * @param seconds time of one inference at that clock, measured or predicted
     */
    public record Point(RailPoint rail, double seconds) {
        public Point {
            Check.positive("seconds", seconds);
        }

        private double[] terms() {
            return new double[] {1, rail.squareV() * rail.ghz(), 1 / seconds};
        }
    }

    /**
     * Fits to three points or more.
     *
     * @throws io.exeunt.ground.InvalidInputException if there are fewer
     */
    public static ModuleLaw fit(List<Point> points) {
        RelativeFit.requireEnough("module law", 3, points.size());
        double[] fitted = RelativeFit.fit(
                points.stream().map(Point::terms).toArray(double[][]::new),
                points.stream().mapToDouble(point -> point.rail().powerW()).toArray());
        return new ModuleLaw(fitted[0], fitted[1], fitted[2]);
    }

    /** Predicted power in W. */
    public double powerW(double freqHz, double voltage, double seconds) {
        Point point = new Point(new RailPoint(freqHz, voltage, 1), seconds);
        return RelativeFit.predict(point.terms(), new double[] {baseW, switchingWPerV2Ghz, inferenceJ});
    }
}
