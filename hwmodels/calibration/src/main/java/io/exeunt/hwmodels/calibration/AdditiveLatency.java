package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.WorkTerm;
import java.util.Arrays;
import java.util.List;

/**
 * Time of a network on one CPU or small GPU under one runtime as a sum over kinds of work:
 *
 * <pre>
 * t = Σ cost_k · work_k · licence(u)
 * licence(u) = 1 − δ + δ · u⁸ / (u⁸ + u₀⁸),   u = share of the time in operators with weights
 * </pre>
 *
 * <p>The last factor is for server CPUs, which lower their clock while wide vector units are busy: networks that hardly use them run
 * all their operators faster. δ = 0 elsewhere. More work of any kind never takes less time while δ <= 0.3.
 *
 * @param costs s per unit of each {@link WorkTerm}, >= 0
 * @param clockLoss δ, in [0, 0.3]
 * @param heavyShare u₀, share of operators with weights at which half the loss has come, > 0
 */
public record AdditiveLatency(double[] costs, double clockLoss, double heavyShare) {
    private static final double SHARPNESS = 8;
    private static final double[] CLOCK_LOSSES = {0.05, 0.10, 0.15, 0.20, 0.25};
    private static final double[] HEAVY_SHARES = {0.2, 0.3, 0.4};

    public AdditiveLatency {
        Check.require(costs.length == WorkTerm.values().length, "costs", "one per term", costs.length);
        Check.require(Arrays.stream(costs).allMatch(cost -> cost >= 0), "costs", ">= 0", Arrays.toString(costs));
        Check.require(clockLoss >= 0 && clockLoss <= 0.3, "clockLoss", "in 0..0.3", clockLoss);
        Check.positive("heavyShare", heavyShare);
        costs = costs.clone();
    }

    /** Fits the costs without loss of clock: right for cores whose clock is fixed. */
    public static AdditiveLatency fit(List<LatencySample> samples) {
        return fitWith(samples, 0, 1);
    }

    /** Fits the costs and the loss of clock; costs of all candidates are fitted, the least median-weighted error wins. */
    public static AdditiveLatency fitWithClockLoss(List<LatencySample> samples) {
        AdditiveLatency best = fit(samples);
        double least = best.meanError(samples);
        for (double loss : CLOCK_LOSSES) {
            for (double share : HEAVY_SHARES) {
                AdditiveLatency candidate = fitWith(samples, loss, share);
                double error = candidate.meanError(samples);
                if (error < least) {
                    least = error;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** Predicted time in s. */
    public double seconds(double[] work) {
        return RelativeFit.predict(work, costs) * licence(heavy(work), RelativeFit.predict(work, costs));
    }

    private static AdditiveLatency fitWith(List<LatencySample> samples, double loss, double heavyShare) {
        RelativeFit.requireEnough("latency", 2, samples.size());
        double[] measured = samples.stream().mapToDouble(LatencySample::seconds).toArray();
        double[][] works = samples.stream().map(LatencySample::work).toArray(double[][]::new);
        AdditiveLatency model = new AdditiveLatency(RelativeFit.fit(works, measured), loss, heavyShare);
        for (int round = 0; loss > 0 && round < 3; round++) {
            double[][] scaled = new double[works.length][];
            for (int i = 0; i < works.length; i++) {
                double total = RelativeFit.predict(works[i], model.costs);
                double factor = model.licence(model.heavy(works[i]), total);
                scaled[i] = Arrays.stream(works[i]).map(work -> work * factor).toArray();
            }
            model = new AdditiveLatency(RelativeFit.fit(scaled, measured), loss, heavyShare);
        }
        return model;
    }

    /** Mean of |predicted / measured − 1|. */
    double meanError(List<LatencySample> samples) {
        return samples.stream()
                .mapToDouble(sample -> Math.abs(seconds(sample.work()) / sample.seconds() - 1))
                .average()
                .orElseThrow();
    }

    private double heavy(double[] work) {
        double sum = 0;
        for (WorkTerm term : WorkTerm.values()) {
            sum += term.heavy() ? costs[term.ordinal()] * work[term.ordinal()] : 0;
        }
        return sum;
    }

    private double licence(double heavyS, double totalS) {
        if (clockLoss == 0 || totalS == 0) {
            return 1;
        }
        double ratio = Math.pow(heavyS / totalS / heavyShare, SHARPNESS);
        return 1 - clockLoss + clockLoss * ratio / (1 + ratio);
    }
}
