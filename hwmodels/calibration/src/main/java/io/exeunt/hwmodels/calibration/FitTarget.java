package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.workload.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The runtime of a device that is being fitted.
 *
 * @param device before the fit
 * @param groups measurements under that runtime, at least one group
 * @param before the runtime's profile
 * @param source key in the device's sources that fitted numbers name
 * @param record what that key stands for: what was fitted to what
 */
record FitTarget(Device device, List<SampleGroup> groups, RuntimeProfile before, String source, String record) {
    private static final String SOURCE = "calibration";

    static FitTarget of(Device device, List<SampleGroup> groups, String record) {
        PlatformSpec spec = Check.notEmpty("groups", groups).get(0).spec();
        return new FitTarget(device, List.copyOf(groups), runtime(device, spec), freeKey(device), record);
    }

    /** The profile of a runtime on a unit. */
    static RuntimeProfile runtime(Device device, PlatformSpec spec) {
        return device.runtimes().stream()
                .filter(each -> each.id().equals(spec.runtime()) && each.unit().equals(spec.unit()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "device " + device.id(),
                        "no runtime " + spec.runtime() + " for unit " + spec.unit() + " to start from",
                        null));
    }

    /** All measurements, group after group. */
    List<RuntimeCalibration.Sample> samples() {
        return groups.stream().flatMap(group -> group.samples().stream()).toList();
    }

    /** How many measurements differ in more than their latency: repeated ones count once. */
    int distinct() {
        return (int) groups.stream()
                .flatMap(group -> group.samples().stream()
                        .map(sample -> List.of(group.spec(), sample.network().name(), sample.state())))
                .distinct()
                .count();
    }

    double[] measured() {
        return samples().stream()
                .mapToDouble(RuntimeCalibration.Sample::seconds)
                .toArray();
    }

    /** Latencies in s that a device predicts, in the order of the samples. */
    double[] predict(Device fitted) {
        return groups.stream()
                .flatMapToDouble(group -> Arrays.stream(group.predict(fitted)))
                .toArray();
    }

    Set<Precision> precisions() {
        return groups.stream().map(group -> group.spec().precision()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Threads of the measurements; where they differ, all are above one. */
    int threads() {
        return groups.get(0).spec().threads();
    }

    private static String freeKey(Device device) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? SOURCE : SOURCE + "-" + n)
                .filter(key -> !device.sources().containsKey(key))
                .findFirst()
                .orElseThrow();
    }

    /** The device with this profile. */
    Device with(RuntimeProfile after) {
        return device.withRuntime(before, after, source, record);
    }

    /** In words, how well a fit does. */
    String quality(Accuracy accuracy) {
        List<RuntimeCalibration.Sample> samples = samples();
        return String.format(
                Locale.ROOT,
                "fitted to %d measurements of %d networks at %d operating states: mean error %.2f %%, worst %.1f %%; nothing held out",
                samples.size(),
                samples.stream()
                        .map(sample -> sample.network().name())
                        .distinct()
                        .count(),
                samples.stream()
                        .map(RuntimeCalibration.Sample::state)
                        .distinct()
                        .count(),
                100 * accuracy.meanError(),
                100 * accuracy.worstError());
    }

    /** What a fit came to that came to rest. */
    RuntimeCalibration finish(Device fitted, List<FittedConstant> constants) {
        return finish(fitted, constants, true);
    }

    /** What a fit came to. */
    RuntimeCalibration finish(Device fitted, List<FittedConstant> constants, boolean settled) {
        double[] predicted = predict(fitted);
        double[] measured = measured();
        List<Double> residuals = IntStream.range(0, measured.length)
                .mapToObj(i -> predicted[i] / measured[i] - 1)
                .toList();
        return new RuntimeCalibration(fitted, Accuracy.of(predicted, measured), residuals, constants, settled);
    }
}
