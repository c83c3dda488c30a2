package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;
import java.util.Set;

/**
 * A runtime's constants in a device fitted to measured latencies of any networks at any operating states, all with one set of constants;
 * what comes out is a device like the first, whose fitted quantities carry their standard errors and say what they were fitted to.
 *
 * @param device with the fitted runtime
 * @param accuracy on the samples that were fitted
 * @param residuals predicted / measured − 1 of each sample
 * @param constants before and after
 * @param settled whether the fit came to rest; if not, the constants are the best that it met
 */
public record RuntimeCalibration(
        Device device, Accuracy accuracy, List<Double> residuals, List<FittedConstant> constants, boolean settled) {
    private static final int LEAST_SAMPLES = 2;
    private static final String RECORD = "fitted to latencies with Exeunt's calibration";

    /**
     * One measured latency.
     *
     * @param network what ran
     * @param state of the platform's states
     * @param seconds of one inference, > 0
     * @param relativeDeviation standard deviation of repeated runs as a share; NaN where unknown
     */
    public record Sample(OperatorGraph network, int state, double seconds, double relativeDeviation) {
        public Sample {
            Check.positive("seconds of " + network.name(), seconds);
        }

        /** Without a deviation. */
        public Sample(OperatorGraph network, int state, double seconds) {
            this(network, state, seconds, Double.NaN);
        }
    }

    public RuntimeCalibration {
        residuals = List.copyOf(residuals);
        constants = List.copyOf(constants);
    }

    /**
     * Fits all constants of a roofline runtime as far as the measurements say something about them.
     *
     * @param device whose constants are the starting point: measurements move them only where they say something about them
     * @param spec unit, runtime, precision, batch and threads of the measurements
     * @param samples at least two
     * @throws io.exeunt.ground.InvalidInputException if there are fewer or the device does not know the spec's unit or runtime
     */
    public static RuntimeCalibration fit(Device device, PlatformSpec spec, List<Sample> samples) {
        RelativeFit.requireEnough("calibration of " + device.id(), LEAST_SAMPLES, samples.size());
        return RooflineFit.fit(FitTarget.of(device, List.of(new SampleGroup(spec, samples)), RECORD), Set.of());
    }

    /** Latencies in s that a device predicts for these samples. */
    public static double[] predict(Device device, PlatformSpec spec, List<Sample> samples) {
        return new SampleGroup(spec, samples).predict(device);
    }

    /** How many constants the measurements carry: the sum of {@link FittedConstant#carried()}. */
    public double carriedConstants() {
        return constants.stream().mapToDouble(FittedConstant::carried).sum();
    }
}
