package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits a runtime's constants in a device to measured latencies of any networks at any operating states, all with one set of constants;
 * what comes out is a device like the first, whose fitted quantities carry their standard errors and say what they were fitted to.
 *
 * @param device with the fitted runtime
 * @param accuracy on the samples that were fitted
 * @param residuals predicted / measured − 1 of each sample
 */
public record RuntimeCalibration(Device device, Accuracy accuracy, List<Double> residuals) {
    private static final double NOISE = 0.02;
    private static final int LEAST_SAMPLES = 2;

    /**
     * One measured latency.
     *
     * @param network what ran
     * @param state of the platform's states
     * @param seconds of one inference, > 0
     */
    public record Sample(OperatorGraph network, int state, double seconds) {
        public Sample {
            Check.positive("seconds of " + network.name(), seconds);
        }
    }

    public RuntimeCalibration {
        residuals = List.copyOf(residuals);
    }

    /**
     * Fits.
     *
     * @param device whose constants are the starting point: measurements move them only where they say something about them
     * @param spec unit, runtime, precision, batch and threads of the measurements
     * @param samples at least two
     * @throws InvalidInputException if there are fewer or the device does not know the spec's unit or runtime
     */
    public static RuntimeCalibration fit(Device device, PlatformSpec spec, List<Sample> samples) {
        RelativeFit.requireEnough("calibration of " + device.id(), LEAST_SAMPLES, samples.size());
        RuntimeProfile before = runtime(device, spec);
        double[] start = RuntimeConstants.of(before);
        List<PositiveFit.Prior> priors = new ArrayList<>();
        for (int k = 0; k < start.length; k++) {
            priors.add(
                    new PositiveFit.Prior(start[k], RuntimeConstants.spreads().get(k)));
        }
        DistinctWork work = DistinctWork.of(samples);
        double[] measured = samples.stream().mapToDouble(Sample::seconds).toArray();
        PositiveFit.Result result = PositiveFit.fit(
                constants -> work.seconds(Platforms.of(replaced(device, before, constants, new double[0]), spec)),
                measured,
                priors,
                NOISE);
        Device fitted = replaced(device, before, result.constants(), result.relativeErrors());
        double[] predicted = predict(fitted, spec, samples);
        List<Double> residuals = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            residuals.add(predicted[i] / measured[i] - 1);
        }
        return new RuntimeCalibration(fitted, Accuracy.of(predicted, measured), residuals);
    }

    /** Latencies in s that a device predicts for these samples. */
    public static double[] predict(Device device, PlatformSpec spec, List<Sample> samples) {
        return DistinctWork.of(samples).seconds(Platforms.of(device, spec));
    }

    private static RuntimeProfile runtime(Device device, PlatformSpec spec) {
        return device.runtimes().stream()
                .filter(each -> matches(each, spec))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "device " + device.id(),
                        "no runtime " + spec.runtime() + " for unit " + spec.unit() + " to start from",
                        null));
    }

    private static boolean matches(RuntimeProfile runtime, PlatformSpec spec) {
        return runtime.id().equals(spec.runtime()) && runtime.unit().equals(spec.unit());
    }

    private static Device replaced(Device device, RuntimeProfile before, double[] constants, double[] errors) {
        RuntimeProfile after = RuntimeConstants.with(before, constants, errors);
        Map<String, String> sources = new HashMap<>(device.sources());
        sources.put(RuntimeConstants.SOURCE, "fitted to latencies with Exeunt's calibration");
        return new Device(
                device.id(),
                device.name(),
                device.soc(),
                sources,
                device.domains(),
                device.units(),
                device.memory(),
                device.runtimes().stream()
                        .map(each -> each.equals(before) ? after : each)
                        .toList(),
                device.power(),
                device.ratings(),
                device.thermal());
    }
}
