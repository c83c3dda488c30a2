package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Power of one rail under one workload against its clock and voltage:
 *
 * <pre>P = profile(f) · V² · (l + a·f + s·√f)</pre>
 *
 * l is leakage and clock-independent power, a·f switching at full activity, s·√f switching of a workload whose activity falls as the
 * clock rises because it waits for memory. All are >= 0, so that a lower voltage at the same clock never costs more. The profile belongs
 * to the board, not to the workload: what the board does at a clock besides (a memory clock that follows the CPU clock, a voltage other
 * than the listed one), as a factor near 1, fitted to workloads measured at every clock.
 *
 * @param terms l in W/V², a in W/(V²·GHz), s in W/(V²·√GHz)
 * @param profile factor by clock in Hz; a clock that is not listed has factor 1
 */
public record RailLaw(List<Double> terms, Map<Double, Double> profile) {
    private static final double PROFILE_LIMIT = 2;

    /**
     * One measurement.
     *
     * @param freqHz clock in Hz
     * @param voltage supply, in V or relative
     * @param powerW mean power in W
     */
    public record Point(double freqHz, double voltage, double powerW) {
        public Point {
            Check.positive("freqHz", freqHz);
            Check.positive("voltage", voltage);
            Check.positive("powerW", powerW);
        }
    }

    public RailLaw {
        terms = List.copyOf(terms);
        Check.require(terms.size() == 3 && terms.stream().allMatch(term -> term >= 0), "terms", "three, >= 0", terms);
        profile = Map.copyOf(profile);
    }

    /** Fits one workload on a board without a profile; two points or more. */
    public static RailLaw fit(List<Point> points) {
        return fit(points, Map.of());
    }

    /**
     * Fits one workload on a board with this profile.
     *
     * @param points two or more clocks
     * @param profile from {@link #profile}
     * @throws io.exeunt.hwmodels.InvalidInputException if there are fewer
     */
    public static RailLaw fit(List<Point> points, Map<Double, Double> profile) {
        RelativeFit.requireEnough("rail law", 2, points.size());
        double[][] rows = points.stream().map(point -> row(point, profile)).toArray(double[][]::new);
        double[] measured = points.stream().mapToDouble(Point::powerW).toArray();
        double[] fitted = RelativeFit.fit(rows, measured);
        return new RailLaw(Arrays.stream(fitted).boxed().toList(), profile);
    }

    /** Predicted power in W. */
    public double powerW(double freqHz, double voltage) {
        double[] constants = terms.stream().mapToDouble(Double::doubleValue).toArray();
        return RelativeFit.predict(row(new Point(freqHz, voltage, 1), profile), constants);
    }

    /**
     * A board's profile: at each clock the median over workloads of measured power to what the lowest, middle and highest clock of the
     * same workload predict.
     *
     * @param workloads each measured at (nearly) every clock
     */
    public static Map<Double, Double> profile(List<List<Point>> workloads) {
        Map<Double, List<Double>> ratios = new TreeMap<>();
        for (List<Point> workload : workloads) {
            RailLaw plain = fit(lowestMiddleHighest(workload));
            for (Point point : workload) {
                double ratio = point.powerW() / plain.powerW(point.freqHz(), point.voltage());
                ratios.computeIfAbsent(point.freqHz(), freq -> new ArrayList<>())
                        .add(ratio);
            }
        }
        Map<Double, Double> profile = new TreeMap<>();
        ratios.forEach((freq, values) -> profile.put(freq, bounded(median(values))));
        return profile;
    }

    /** The three points of a sweep that span it. */
    public static List<Point> lowestMiddleHighest(List<Point> sweep) {
        return List.of(sweep.get(0), sweep.get(sweep.size() / 2), sweep.get(sweep.size() - 1));
    }

    private static double[] row(Point point, Map<Double, Double> profile) {
        double ghz = point.freqHz() * 1e-9;
        double factor = profile.getOrDefault(point.freqHz(), 1.0) * point.voltage() * point.voltage();
        return new double[] {factor, factor * ghz, factor * Math.sqrt(ghz)};
    }

    private static double bounded(double factor) {
        return Math.max(1 / PROFILE_LIMIT, Math.min(PROFILE_LIMIT, factor));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
