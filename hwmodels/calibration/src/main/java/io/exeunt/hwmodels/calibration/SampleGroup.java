package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import java.util.List;

/**
 * Measurements of networks that all ran in one way.
 *
 * @param spec unit, runtime, precision, batch and threads
 * @param samples at least one
 */
public record SampleGroup(PlatformSpec spec, List<RuntimeCalibration.Sample> samples) {
    public SampleGroup {
        samples = Check.notEmpty("samples of " + spec.describe(), samples);
    }

    /** Whether both ran on the same unit under the same runtime, and so have constants in common. */
    public boolean sharesRuntime(PlatformSpec other) {
        return spec.unit().equals(other.unit()) && spec.runtime().equals(other.runtime());
    }

    /** Latencies in s that a device predicts. */
    double[] predict(Device device) {
        return DistinctWork.of(samples).seconds(Platforms.of(device, spec));
    }

    /** Standard deviation of log(measured / predicted) that the device's file expects; NaN for unknown. */
    double spread(Device device) {
        return FitTarget.runtime(device, spec)
                .spread(spec.precision(), spec.threads())
                .map(each -> each.latency().value())
                .orElse(Double.NaN);
    }
}
