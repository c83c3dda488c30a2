package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a rail's power has of the board and not of the workload (see {@link RailLaw}).
 *
 * @param standingW what flows at any clock (leakage, what is always on) at 1 V, in W, >= 0
 * @param standingExponent power of the voltage that it grows with: 2 for leakage, 0 for what has a supply of its own
 * @param kneeGhz clock at which work that waits for memory has lost half its activity, in GHz, > 0
 * @param profile factor by clock in Hz for what the board does at a clock besides (a memory clock that follows the CPU's, a supply other than
 *     the listed one); between two listed clocks it goes straight from one to the other, beyond them it is 1
 */
public record RailBoard(double standingW, double standingExponent, double kneeGhz, Map<Double, Double> profile) {
    private static final double[] KNEES_GHZ = {0.1, 0.14, 0.2, 0.28, 0.4, 0.56, 0.8, 1.1, 1.6};
    private static final double[] EXPONENTS = {2, 0};
    private static final int STANDING_STEPS = 18;
    private static final double LARGEST_STANDING = 0.9;
    private static final double ERROR_LIMIT = 0.1;
    private static final double PROFILE_LIMIT = 2;

    public RailBoard {
        Check.nonNegative("standingW", standingW);
        Check.nonNegative("standingExponent", standingExponent);
        Check.positive("kneeGhz", kneeGhz);
        profile = Map.copyOf(profile);
    }

    /**
     * Standing power and knee that let the given points be met best, each workload with its own two constants; no profile. Errors beyond 10 %
     * count as 10 %, so that one odd workload does not decide for all.
     *
     * @param workloads the points of each workload that may be used; two or more each
     */
    public static RailBoard fit(Collection<List<RailPoint>> workloads) {
        Check.require(!workloads.isEmpty(), "workloads", "at least one", 0);
        RailBoard best = new RailBoard(0, 0, KNEES_GHZ[0], Map.of());
        double least = Double.POSITIVE_INFINITY;
        for (RailBoard candidate : candidates(workloads)) {
            double error = candidate.error(workloads);
            if (error < least) {
                least = error;
                best = candidate;
            }
        }
        return best;
    }

    private static List<RailBoard> candidates(Collection<List<RailPoint>> workloads) {
        List<RailBoard> candidates = new ArrayList<>();
        for (double exponent : EXPONENTS) {
            double floor = workloads.stream()
                    .flatMap(List::stream)
                    .mapToDouble(point -> point.powerW() / Math.pow(point.voltage(), exponent))
                    .min()
                    .orElseThrow();
            for (double knee : KNEES_GHZ) {
                for (int i = 0; i <= STANDING_STEPS; i++) {
                    double standing = floor * LARGEST_STANDING * i / STANDING_STEPS;
                    candidates.add(new RailBoard(standing, exponent, knee, Map.of()));
                }
            }
        }
        return candidates;
    }

    /**
     * With a profile: at each clock the median over workloads of measured power to what this board predicts for the workload from its
     * lowest, middle and highest clock.
     *
     * @param sweeps workloads measured at (nearly) every clock, lowest first
     */
    public RailBoard withProfile(Collection<List<RailPoint>> sweeps) {
        RailBoard plain = new RailBoard(standingW, standingExponent, kneeGhz, Map.of());
        Map<Double, List<Double>> ratios = new TreeMap<>();
        for (List<RailPoint> sweep : sweeps) {
            RailLaw law = plain.law(lowestMiddleHighest(sweep));
            for (RailPoint point : sweep) {
                double ratio = point.powerW() / law.powerW(point.freqHz(), point.voltage());
                ratios.computeIfAbsent(point.freqHz(), freq -> new ArrayList<>())
                        .add(ratio);
            }
        }
        Map<Double, Double> factors = new TreeMap<>();
        ratios.forEach((freq, values) -> factors.put(freq, bounded(median(values))));
        return new RailBoard(standingW, standingExponent, kneeGhz, factors);
    }

    /**
     * The law of one workload on this board.
     *
     * @param points two or more clocks
     * @throws io.exeunt.ground.InvalidInputException if there are fewer
     */
    public RailLaw law(List<RailPoint> points) {
        RelativeFit.requireEnough("rail law", 2, points.size());
        double[][] rows = new double[points.size()][];
        double[] rights = new double[points.size()];
        for (int i = 0; i < rows.length; i++) {
            RailPoint point = points.get(i);
            double[] switching = switching(point);
            rows[i] = new double[] {switching[0] / point.powerW(), switching[1] / point.powerW()};
            rights[i] = 1 - standingW(point) / point.powerW();
        }
        double[] fitted = NonNegative.solve(rows, rights);
        return new RailLaw(this, fitted[0], fitted[1]);
    }

    /** The three points of a sweep, lowest clock first, that span it. */
    public static List<RailPoint> lowestMiddleHighest(List<RailPoint> sweep) {
        return List.of(sweep.get(0), sweep.get(sweep.size() / 2), sweep.get(sweep.size() - 1));
    }

    double standingW(RailPoint point) {
        return factor(point) * standingW * Math.pow(point.voltage(), standingExponent);
    }

    /** Switching at steady and at waiting activity, for constants of 1 W/(V²·GHz). */
    double[] switching(RailPoint point) {
        double steady = factor(point) * point.squareV() * point.ghz();
        return new double[] {steady, steady / (1 + point.ghz() / kneeGhz)};
    }

    private double factor(RailPoint point) {
        NavigableMap<Double, Double> sorted = new TreeMap<>(profile);
        Map.Entry<Double, Double> below = sorted.floorEntry(point.freqHz());
        Map.Entry<Double, Double> above = sorted.ceilingEntry(point.freqHz());
        if (below == null || above == null) {
            return 1;
        }
        double span = above.getKey() - below.getKey();
        double share = span == 0 ? 0 : (point.freqHz() - below.getKey()) / span;
        return below.getValue() + share * (above.getValue() - below.getValue());
    }

    private double error(Collection<List<RailPoint>> workloads) {
        double sum = 0;
        for (List<RailPoint> points : workloads) {
            RailLaw law = law(points);
            for (RailPoint point : points) {
                double error = law.powerW(point.freqHz(), point.voltage()) / point.powerW() - 1;
                sum += Math.min(error * error, ERROR_LIMIT * ERROR_LIMIT);
            }
        }
        return sum;
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
