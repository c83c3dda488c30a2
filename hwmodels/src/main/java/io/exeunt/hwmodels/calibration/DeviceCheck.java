package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.validation.Folds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Predictions of a device file beside measurements.
 *
 * @param pairs every measurement with its prediction, in the file's order
 */
public record DeviceCheck(List<Pair> pairs) {
    /**
     * One measurement and its prediction.
     *
     * @param spec how the network ran
     * @param sample what was measured
     * @param predictedS what the device predicts, in s
     */
    public record Pair(PlatformSpec spec, RuntimeCalibration.Sample sample, double predictedS) {}

    public DeviceCheck {
        pairs = List.copyOf(pairs);
    }

    /** Checks a device as its file stands. */
    public static DeviceCheck of(LatencyMeasurements measurements) {
        return new DeviceCheck(measurements.groups().entrySet().stream()
                .flatMap(group -> pairs(measurements.device(), group.getKey(), group.getValue()).stream())
                .toList());
    }

    /** Fits the runtime to all networks but one, predicts that one, and so on in turn. */
    public static DeviceCheck leaveNetworkOut(LatencyMeasurements measurements) {
        return leaveOut(measurements, sample -> sample.network().name());
    }

    /** Fits the runtime to all operating states but one, predicts that one, and so on in turn. */
    public static DeviceCheck leaveClockOut(LatencyMeasurements measurements) {
        return leaveOut(measurements, RuntimeCalibration.Sample::state);
    }

    /** All pairs together. */
    public Accuracy overall() {
        return accuracy(pairs);
    }

    /** By network, in the file's order. */
    public Map<String, Accuracy> byNetwork() {
        return by(pair -> pair.sample().network().name());
    }

    /** By operating state, in the file's order. */
    public Map<Integer, Accuracy> byState() {
        return by(pair -> pair.sample().state());
    }

    private <K> Map<K, Accuracy> by(Function<Pair, K> key) {
        Map<K, List<Pair>> groups =
                pairs.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        Map<K, Accuracy> accuracies = new LinkedHashMap<>();
        groups.forEach((name, group) -> accuracies.put(name, accuracy(group)));
        return accuracies;
    }

    private static DeviceCheck leaveOut(
            LatencyMeasurements measurements, Function<RuntimeCalibration.Sample, Object> group) {
        List<Pair> pairs = new ArrayList<>();
        measurements.groups().forEach((spec, samples) -> {
            for (Folds.Fold<RuntimeCalibration.Sample> fold : Folds.leaveOneOut(samples, group)) {
                Device fitted = RuntimeCalibration.fit(measurements.device(), spec, fold.fitted())
                        .device();
                pairs.addAll(pairs(fitted, spec, fold.held()));
            }
        });
        return new DeviceCheck(pairs);
    }

    private static List<Pair> pairs(Device device, PlatformSpec spec, List<RuntimeCalibration.Sample> samples) {
        double[] predicted = RuntimeCalibration.predict(device, spec, samples);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < predicted.length; i++) {
            pairs.add(new Pair(spec, samples.get(i), predicted[i]));
        }
        return pairs;
    }

    private static Accuracy accuracy(List<Pair> pairs) {
        return Accuracy.of(
                pairs.stream().mapToDouble(Pair::predictedS).toArray(),
                pairs.stream().mapToDouble(pair -> pair.sample().seconds()).toArray());
    }
}
