package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.validation.Folds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Predictions of a device file beside measurements.
 *
 * @param pairs every measurement with its prediction, in the file's order
 * @param fits how many fits were made to predict from; 0 for a device as its file stands
 * @param unsettled how many of them did not come to rest, so that the best constants that they met predict
 * @param skipped what was left out but could not be predicted from the rest, and why
 */
public record DeviceCheck(List<Pair> pairs, int fits, int unsettled, List<Skipped> skipped) {
    /**
     * One measurement and its prediction.
     *
     * @param spec how the network ran
     * @param sample what was measured
     * @param predictedS what the device predicts, in s
     * @param spread standard deviation of log(measured / predicted) that is expected; NaN for unknown
     */
    public record Pair(PlatformSpec spec, RuntimeCalibration.Sample sample, double predictedS, double spread) {
        /** Where nine of ten measurements are expected; empty for unknown. */
        public Optional<PredictionInterval> interval() {
            return PredictionInterval.of(predictedS, spread);
        }

        /** predicted / measured − 1. */
        public double error() {
            return predictedS / sample.seconds() - 1;
        }
    }

    /**
     * Measurements that were left out but could not be predicted from the rest.
     *
     * @param what networks or operating states, in words
     * @param measurements how many
     * @param why in words
     */
    public record Skipped(String what, int measurements, String why) {}

    public DeviceCheck {
        pairs = List.copyOf(pairs);
        skipped = List.copyOf(skipped);
    }

    /** Checks a device as its file stands. */
    public static DeviceCheck of(LatencyMeasurements measurements) {
        List<Pair> pairs = new ArrayList<>();
        measurements.groups().forEach((spec, samples) -> {
            SampleGroup group = new SampleGroup(spec, samples);
            pairs.addAll(
                    pairs(group.predict(measurements.device()), spec, samples, group.spread(measurements.device())));
        });
        return new DeviceCheck(pairs, 0, 0, List.of());
    }

    /** Fits and their predictions, one after the other. */
    private static final class Fits {
        private final List<Pair> pairs = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();
        private int made;
        private int unsettled;

        void add(LatencyFit.Predictor predictor, PlatformSpec spec, List<RuntimeCalibration.Sample> held) {
            SampleGroup group = new SampleGroup(spec, held);
            pairs.addAll(DeviceCheck.pairs(predictor.predict(group), spec, held, predictor.spread(group)));
            made++;
            unsettled += predictor.settled() ? 0 : 1;
        }

        /** A network that has a kind of work that no other has can't be predicted from them, nor can one without which too few are left. */
        void addOrSkip(
                Supplier<LatencyFit.Predictor> predictor,
                PlatformSpec spec,
                List<RuntimeCalibration.Sample> held,
                Leave leave) {
            try {
                add(predictor.get(), spec, held);
            } catch (InvalidInputException e) {
                String what = held.stream()
                        .map(sample -> leave == Leave.NETWORK ? sample.network().name() : "state " + sample.state())
                        .distinct()
                        .collect(Collectors.joining(", "));
                skipped.add(new Skipped(what, held.size(), String.valueOf(e.getMessage())));
            }
        }

        DeviceCheck checkOfSome() {
            if (pairs.isEmpty()) {
                throw new InvalidInputException(
                        "--leave",
                        "none could be predicted from the others: "
                                + skipped.get(0).what() + ": " + skipped.get(0).why(),
                        null);
            }
            return check();
        }

        DeviceCheck check() {
            return new DeviceCheck(pairs, made, unsettled, skipped);
        }
    }

    /** What is left out together. */
    public enum Leave {
        /** All measurements of a network. */
        NETWORK,
        /** All measurements at an operating state. */
        CLOCK;

        /** "network" or "clock". */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Object of(RuntimeCalibration.Sample sample) {
            return this == NETWORK ? sample.network().name() : (Object) sample.state();
        }
    }

    /**
     * Fits to all but some, predicts those, and so on in turn until each was predicted once.
     *
     * @param measurements of one or more ways to run
     * @param leave what is left out together
     * @param fit what is fitted
     * @param folds how many times at most; where there are more networks or clocks, random groups of them are left out
     * @param seed of the groups
     */
    public static DeviceCheck leaveOut(
            LatencyMeasurements measurements, Leave leave, LatencyFit fit, int folds, long seed) {
        Fits fits = new Fits();
        measurements.groups().forEach((spec, samples) -> {
            for (Folds.Fold<RuntimeCalibration.Sample> fold : Folds.grouped(samples, leave::of, folds, seed)) {
                fits.addOrSkip(
                        () -> fit.predictor(measurements.device(), List.of(new SampleGroup(spec, fold.fitted()))),
                        spec,
                        fold.held(),
                        leave);
            }
        });
        return fits.checkOfSome();
    }

    /**
     * Fits to some measurements and predicts others.
     *
     * @throws InvalidInputException if a runtime is to be predicted of which nothing is fitted
     */
    public static DeviceCheck fitOn(LatencyMeasurements fitted, LatencyMeasurements held, LatencyFit fit) {
        Fits fits = new Fits();
        held.groups().forEach((spec, samples) -> {
            List<SampleGroup> seen = fitted.sharingConstants(spec, fit);
            if (seen.isEmpty()) {
                throw new InvalidInputException(
                        held.device().id(),
                        "nothing to fit: no measurement is of " + spec.runtime() + " on " + spec.unit(),
                        "the files differ in runtime or unit");
            }
            fits.add(fit.predictor(held.device(), seen), spec, samples);
        });
        return fits.check();
    }

    /** How many networks or operating states there are to leave out, of the way to run that has most. */
    public static int groups(LatencyMeasurements measurements, Leave leave) {
        return measurements.groups().values().stream()
                .mapToInt(samples ->
                        (int) samples.stream().map(leave::of).distinct().count())
                .max()
                .orElse(0);
    }

    /** All pairs together. */
    public Accuracy overall() {
        return accuracy(pairs);
    }

    /** How often intervals held the measurements; empty where none is known. */
    public Optional<IntervalCoverage> coverage() {
        return IntervalCoverage.of(pairs, Pair::interval, pair -> pair.sample().seconds());
    }

    /** By network, in the file's order. */
    public Map<String, Accuracy> byNetwork() {
        return by(pair -> pair.sample().network().name());
    }

    /** By operating state, in the file's order. */
    public Map<Integer, Accuracy> byState() {
        return by(pair -> pair.sample().state());
    }

    /** By clocks in words, such as "gpu 1300.5, emc 1866 MHz", in the file's order. */
    public Map<String, Accuracy> byClocks(Device device) {
        Map<String, StateSpace> states = new HashMap<>();
        return by(pair -> states.computeIfAbsent(pair.spec().unit(), unit -> Platforms.states(device, unit))
                .describe(pair.sample().state()));
    }

    /** By way to run, in the file's order. */
    public Map<PlatformSpec, Accuracy> bySpec() {
        return by(Pair::spec);
    }

    private <K> Map<K, Accuracy> by(Function<Pair, K> key) {
        Map<K, List<Pair>> groups =
                pairs.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        Map<K, Accuracy> accuracies = new LinkedHashMap<>();
        groups.forEach((name, group) -> accuracies.put(name, accuracy(group)));
        return accuracies;
    }

    private static List<Pair> pairs(
            double[] predicted, PlatformSpec spec, List<RuntimeCalibration.Sample> samples, double spread) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < predicted.length; i++) {
            pairs.add(new Pair(spec, samples.get(i), predicted[i], spread));
        }
        return pairs;
    }

    private static Accuracy accuracy(List<Pair> pairs) {
        return Accuracy.of(
                pairs.stream().mapToDouble(Pair::predictedS).toArray(),
                pairs.stream().mapToDouble(pair -> pair.sample().seconds()).toArray());
    }
}
