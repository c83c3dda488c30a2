package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * How the time of one network depends on two clocks:
 *
 * <pre>t = ((W / f_unit)⁴ + (Q / f_memory)⁴)^¼ + c</pre>
 *
 * <p>On the Jetson TX2 five measured pairs of clocks predict the other 47 within about 1 % (docs/validation.md). A higher clock never takes more time.
 *
 * @param unitCycles W: cycles of the computing unit, > 0
 * @param memoryCycles Q: cycles of the memory, > 0
 * @param constantS c: what no clock changes, in s, > 0
 * @param relativeErrors standard errors of the three, as shares
 * @param settled whether the fit came to rest; if not, the constants are the best that it met
 */
public record ClockLaw(
        double unitCycles, double memoryCycles, double constantS, List<Double> relativeErrors, boolean settled) {
    private static final double NOISE = 0.005;
    private static final int CONSTANTS = 3;

    /**
     * One measurement.
     *
     * @param unitHz clock of the computing unit in Hz
     * @param memoryHz clock of the memory in Hz
     * @param seconds time of one inference in s
     */
    public record Point(double unitHz, double memoryHz, double seconds) {
        public Point {
            Check.positive("unitHz", unitHz);
            Check.positive("memoryHz", memoryHz);
            Check.positive("seconds", seconds);
        }
    }

    public ClockLaw {
        Check.positive("unitCycles", unitCycles);
        Check.positive("memoryCycles", memoryCycles);
        Check.positive("constantS", constantS);
        relativeErrors = List.copyOf(relativeErrors);
    }

    /**
     * Fits to at least four operating points, which should differ in both clocks.
     *
     * @throws io.exeunt.ground.InvalidInputException if there are fewer
     */
    public static ClockLaw fit(List<Point> points) {
        RelativeFit.requireEnough("clock law", CONSTANTS + 1, points.size());
        double[] measured = points.stream().mapToDouble(Point::seconds).toArray();
        PositiveFit.Result result = PositiveFit.fit(
                constants -> points.stream()
                        .mapToDouble(point -> seconds(constants, point.unitHz(), point.memoryHz()))
                        .toArray(),
                measured,
                priors(points),
                NOISE);
        double[] constants = result.constants();
        double[] errors = result.relativeErrors();
        return new ClockLaw(
                constants[0], constants[1], constants[2], List.of(errors[0], errors[1], errors[2]), result.settled());
    }

    /** Predicted time in s. */
    public double seconds(double unitHz, double memoryHz) {
        return seconds(new double[] {unitCycles, memoryCycles, constantS}, unitHz, memoryHz);
    }

    /** Nearly all cycles at the lowest clock are the unit's; memory at the highest is of the order of half the time. */
    private static List<PositiveFit.Prior> priors(List<Point> points) {
        double cycles = points.stream()
                .mapToDouble(point -> point.seconds() * point.unitHz())
                .min()
                .orElseThrow();
        double traffic = points.stream()
                .mapToDouble(point -> point.seconds() * point.memoryHz())
                .min()
                .orElseThrow();
        double shortest = points.stream().mapToDouble(Point::seconds).min().orElseThrow();
        return List.of(
                new PositiveFit.Prior(cycles, 1),
                new PositiveFit.Prior(0.6 * traffic, 0.6),
                new PositiveFit.Prior(0.03 * shortest, 1));
    }

    private static double seconds(double[] constants, double unitHz, double memoryHz) {
        double compute = Math.pow(constants[0] / unitHz, 4);
        double memory = Math.pow(constants[1] / memoryHz, 4);
        return Math.pow(compute + memory, 0.25) + constants[2];
    }
}
