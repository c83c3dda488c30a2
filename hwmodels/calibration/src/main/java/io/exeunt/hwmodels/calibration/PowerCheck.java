package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.validation.Folds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Powers that a device file predicts beside measured ones. Energies are compared as powers over the same time, so where a latency was
 * measured its own error does not count.
 *
 * @param pairs in the file's order
 */
public record PowerCheck(List<Pair> pairs) {
    /**
     * A measurement and its prediction.
     *
     * @param sample what was measured
     * @param measuredW in W
     * @param predictedW in W
     * @param spread standard deviation of log(measured / predicted) that is expected; NaN for unknown
     */
    public record Pair(PowerSample sample, double measuredW, double predictedW, double spread) {
        /** Where nine of ten measurements are expected; empty for unknown. */
        public Optional<PredictionInterval> interval() {
            return PredictionInterval.of(predictedW, spread);
        }

        /** predicted / measured − 1. */
        public double error() {
            return predictedW / measuredW - 1;
        }
    }

    private static final String RECORD = "fitted for a check";

    public PowerCheck {
        pairs = List.copyOf(pairs);
    }

    /**
     * Checks a device as its file stands.
     *
     * @throws InvalidInputException if it has no power data for a unit that was measured
     */
    public static PowerCheck of(PowerMeasurements measurements) {
        return of(measurements.device(), measurements.samples());
    }

    static PowerCheck of(Device device, List<PowerSample> samples) {
        Map<String, PowerTerms> terms = new HashMap<>();
        LinearPower linear = new LinearPower(device);
        List<Pair> pairs = new ArrayList<>();
        for (PowerSample sample : samples) {
            if (LinearPower.runtime(device, sample.spec()).isPresent()) {
                pairs.add(new Pair(sample, linear.measuredW(sample), linear.predictedW(sample), linear.spread(sample)));
            } else {
                PowerTerms unit = terms.computeIfAbsent(sample.spec().unit(), id -> terms(device, id));
                double predictedW = unit.predictedW(sample, unit.constants());
                pairs.add(new Pair(sample, unit.measuredW(sample), predictedW, unit.spread(sample)));
            }
        }
        return new PowerCheck(pairs);
    }

    private static PowerTerms terms(Device device, String unit) {
        PowerProfile profile = device.power();
        if (profile == null || profile.unit(unit).isEmpty()) {
            throw new InvalidInputException(
                    "device " + device.id(), "no power data of " + unit + ": its power is not modelled", null);
        }
        return new PowerTerms(device, profile, unit);
    }

    /** Fits the constants to some measurements and predicts others. */
    public static PowerCheck fitOn(PowerMeasurements fitted, PowerMeasurements held) {
        return of(PowerCalibration.fit(fitted, RECORD).device(), held.samples());
    }

    /** Fits to all networks (or operating states) but one, predicts that one, and so on in turn. */
    public static PowerCheck leaveOut(PowerMeasurements measurements, DeviceCheck.Leave leave) {
        Function<PowerSample, Object> key =
                leave == DeviceCheck.Leave.NETWORK ? sample -> sample.network().name() : sample -> sample.state();
        if (measurements.samples().stream().map(key).distinct().count() < 2) {
            throw new InvalidInputException(
                    "--leave " + leave.label(), "expected at least two of them, given one", "leave out the other kind");
        }
        return new PowerCheck(Folds.leaveOneOut(measurements.samples(), key).stream()
                .flatMap(fold -> fitOn(
                        new PowerMeasurements(measurements.device(), fold.fitted()),
                        new PowerMeasurements(measurements.device(), fold.held()))
                        .pairs()
                        .stream())
                .toList());
    }

    /** What was measured by this meter, if anything was; else all. */
    public PowerCheck by(Meter meter) {
        List<Pair> some =
                pairs.stream().filter(pair -> pair.sample().meter() == meter).toList();
        return some.isEmpty() ? this : new PowerCheck(some);
    }

    /** All together. */
    public Accuracy overall() {
        return accuracy(pairs);
    }

    /** How often intervals held the measurements; empty where none is known. */
    public Optional<IntervalCoverage> coverage() {
        return IntervalCoverage.of(pairs, Pair::interval, Pair::measuredW);
    }

    /** By where it was measured. */
    public Map<Meter, Accuracy> byMeter() {
        return by(pair -> pair.sample().meter());
    }

    /** By network, in the file's order. */
    public Map<String, Accuracy> byNetwork() {
        return by(pair -> pair.sample().network().name());
    }

    /** By clocks in words, in the file's order. */
    public Map<String, Accuracy> byClocks(Device device) {
        return by(pair -> Platforms.states(device, pair.sample().spec().unit())
                .describe(pair.sample().state()));
    }

    private <K> Map<K, Accuracy> by(Function<Pair, K> key) {
        Map<K, Accuracy> accuracies = new LinkedHashMap<>();
        pairs.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .forEach((name, group) -> accuracies.put(name, accuracy(group)));
        return accuracies;
    }

    private static Accuracy accuracy(List<Pair> pairs) {
        return Accuracy.of(
                pairs.stream().mapToDouble(Pair::predictedW).toArray(),
                pairs.stream().mapToDouble(Pair::measuredW).toArray());
    }
}
