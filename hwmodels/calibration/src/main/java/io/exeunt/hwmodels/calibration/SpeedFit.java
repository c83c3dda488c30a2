package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.device.RuntimeProfile;
import java.util.List;
import java.util.Map;

/**
 * Fits one constant: how many times as fast a board is as its file says. The geometric mean of predicted over measured times, where the
 * file knows how far networks scatter weighted by the inverse squares of that. For a new board that resembles a known one.
 */
final class SpeedFit {
    private static final int ROUNDS = 12;
    private static final double LEAST_SPREAD = 0.02;
    private static final double UNKNOWN_SPREAD = 0.1;

    private final FitTarget target;
    private final double[] weights;

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
            speed *= Math.exp(mean(logRatios(fitted)));
            fitted = device(speed, Double.NaN, target.before().fitQuality());
        }
        double error = error(logRatios(fitted));
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

    private double mean(double[] values) {
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
        double mean = mean(ratios);
        double squares = 0;
        for (double ratio : ratios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        int n = ratios.length;
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }

    private Device device(double speed, double relativeError, String quality) {
        return target.with(profile(speed, relativeError, quality));
    }

    private RuntimeProfile profile(double speed, double relativeError, String quality) {
        if (target.before() instanceof RooflineRuntime roofline) {
            return roofline.faster(speed, (old, value) -> quantity(value, relativeError))
                    .fitted(quality, target.precisions(), target.source());
        } else if (target.before() instanceof AdditiveRuntime additive) {
            double before = additive.costs(target.threads()).speed().value();
            return additive.withSpeed(target.threads(), quantity(before * speed, relativeError))
                    .fitted(quality, target.precisions(), target.source());
        }
        if (target.before() instanceof LinearRuntime linear) {
            return linear.faster(speed, (old, value) -> quantity(value, relativeError), quality);
        }
        throw new IllegalArgumentException("Expected runtime to be of a known kind, given " + target.before());
    }

    private Quantity quantity(double value, double relativeError) {
        Double error = Double.isNaN(relativeError) ? null : Double.valueOf(relativeError * value);
        return new Quantity(value, Provenance.Kind.FITTED, target.source(), error);
    }
}
