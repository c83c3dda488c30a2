package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.PredictionSpread;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.device.RuntimeProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Fits one constant: how many times as fast a board is as its file says. The geometric mean of predicted over measured times, where the
 * file knows how far networks scatter weighted by the inverse squares of that. For a new board that resembles a known one.
 */
final class SpeedFit {
    private static final int ROUNDS = 12;
    private static final double LEAST_SPREAD = 0.02;
    private static final double UNKNOWN_SPREAD = 0.1;

    /** How many networks the spread that is known before counts for. */
    private static final double AS_GOOD_AS = 10;

    private final FitTarget target;
    private final double[] weights;
    private double spread = Double.NaN;

    private SpeedFit(FitTarget target) {
        this.target = target;
        Map<String, Double> spreads = spreads();
        this.weights = target.samples().stream()
                .mapToDouble(sample -> weight(spreads, sample.network().name()))
                .toArray();
    }

    static RuntimeCalibration fit(FitTarget target) {
        return new SpeedFit(target).fit();
    }

    private RuntimeCalibration fit() {
        double speed = 1;
        Device fitted = device(speed, Double.NaN, target.before().fitQuality());
        for (int round = 0; round < ROUNDS; round++) {
            speed *= Math.exp(mean(logRatios(fitted), weights));
            fitted = device(speed, Double.NaN, target.before().fitQuality());
        }
        double[] ratios = logRatios(fitted);
        double error = error(ratios);
        spread = spread(byNetwork(ratios));
        FittedConstant constant = new FittedConstant("speed", 1, speed, error, 1);
        RuntimeCalibration plain = target.finish(fitted, List.of(constant));
        Device named = device(speed, error, "one speed " + target.quality(plain.accuracy()));
        return target.finish(named, List.of(constant));
    }

    private Map<String, Double> spreads() {
        return target.before() instanceof AdditiveRuntime additive
                ? additive.costs(target.threads()).spreads()
                : Map.of();
    }

    private static double weight(Map<String, Double> spreads, String network) {
        double spread = LEAST_SPREAD + spreads.getOrDefault(network, UNKNOWN_SPREAD);
        return 1 / (spread * spread);
    }

    private double[] logRatios(Device device) {
        double[] ratios = target.predict(device);
        double[] measured = target.measured();
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = Math.log(ratios[i] / measured[i]);
        }
        return ratios;
    }

    /** Means of networks: measurements of one at several clocks tell little of how others scatter. */
    private double[] byNetwork(double[] measurements) {
        Map<String, List<Double>> networks = new LinkedHashMap<>();
        for (int i = 0; i < measurements.length; i++) {
            networks.computeIfAbsent(target.samples().get(i).network().name(), name -> new ArrayList<>())
                    .add(measurements[i]);
        }
        return networks.values().stream()
                .mapToDouble(each ->
                        each.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }

    /** Standard error of the mean; NaN from one measurement. */
    private double error(double[] ratios) {
        double mean = mean(ratios, weights);
        double squares = 0;
        for (double ratio : ratios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        int n = ratios.length;
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }

    /**
     * How far networks scatter about the speed: about that of the ones that gave it and, as if that were ten more, about that of the pool or
     * board whose costs these are. Student's quantile and the speed's own error widen it; NaN where nothing is known.
     */
    private double spread(double[] ratios) {
        double mean = mean(ratios, byNetwork(weights));
        double squares =
                Arrays.stream(ratios).map(each -> (each - mean) * (each - mean)).sum();
        OptionalDouble before = spreadBefore();
        double freedom = ratios.length - 1 + (before.isPresent() ? AS_GOOD_AS : 0);
        if (freedom == 0) {
            return Double.NaN;
        }
        double variance = (squares + AS_GOOD_AS * before.orElse(0) * before.orElse(0)) / freedom;
        double reach = new TDistribution(freedom).inverseCumulativeProbability(0.95);
        return Math.sqrt(variance * (1 + 1.0 / ratios.length)) * reach / PredictionSpread.REACH_90;
    }

    private OptionalDouble spreadBefore() {
        double[] pooled = spreads().values().stream()
                .mapToDouble(Double::doubleValue)
                .map(each -> each * each)
                .toArray();
        if (pooled.length > 0) {
            return OptionalDouble.of(Math.sqrt(Arrays.stream(pooled).average().orElseThrow()));
        }
        return target.precisions().stream()
                .flatMap(each -> target.before().spread(each, target.threads()).stream())
                .mapToDouble(each -> each.latency().value())
                .max();
    }

    private @Nullable PredictionSpread respread(@Nullable PredictionSpread before) {
        return Double.isNaN(spread)
                ? before
                : new PredictionSpread(
                        LeftOut.quantity(spread, target.source()), before == null ? null : before.energy());
    }

    private Device device(double speed, double relativeError, String quality) {
        return target.with(profile(speed, relativeError, quality));
    }

    private RuntimeProfile profile(double speed, double relativeError, String quality) {
        if (target.before() instanceof RooflineRuntime roofline) {
            return roofline.faster(speed, (old, value) -> quantity(value, relativeError))
                    .fitted(quality, target.precisions(), target.source())
                    .withSpread(respread(null));
        } else if (target.before() instanceof AdditiveRuntime additive) {
            double before = additive.costs(target.threads()).speed().value();
            return additive.withSpeed(target.threads(), quantity(before * speed, relativeError), respread(null))
                    .fitted(quality, target.precisions(), target.source());
        }
        if (target.before() instanceof LinearRuntime linear) {
            return linear.faster(speed, (old, value) -> quantity(value, relativeError), this::respread, quality);
        }
        throw new IllegalArgumentException("Expected runtime to be of a known kind, given " + target.before());
    }

    private Quantity quantity(double value, double relativeError) {
        Double error = Double.isNaN(relativeError) ? null : Double.valueOf(relativeError * value);
        return new Quantity(value, Provenance.Kind.FITTED, target.source(), error);
    }
}
