package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.workload.WorkTerm;
import java.util.Locale;

/** Finds seconds where a column says milliseconds: they lie three orders off, and no model is that wrong. */
final class UnitCheck {
    private static final double MOST_APART = 200;

    private final Platform platform;
    private final PlatformSpec spec;
    private final RuntimeProfile runtime;

    private UnitCheck(Platform platform, PlatformSpec spec, RuntimeProfile runtime) {
        this.platform = platform;
        this.spec = spec;
        this.runtime = runtime;
    }

    static UnitCheck of(Device device, PlatformSpec spec) {
        Platform platform = Platforms.of(device, spec);
        return new UnitCheck(platform, spec, FitTarget.runtime(device, spec));
    }

    StateSpace states() {
        return platform.states();
    }

    void require(CsvTable.Row row, RuntimeCalibration.Sample sample) {
        if (Networks.isNameAlone(sample.network()) || !prices(sample)) {
            return;
        }
        double modelled = platform.priceInference(sample.network().operators(), sample.state())
                .seconds();
        double ratio = modelled / sample.seconds();
        if (ratio > MOST_APART || ratio < 1 / MOST_APART) {
            throw new InvalidInputException(
                    row.where("latency_ms"),
                    String.format(
                            Locale.ROOT,
                            "expected about %.3g ms, given %.3g ms",
                            modelled * 1e3,
                            sample.seconds() * 1e3),
                    ratio > MOST_APART ? "it is in s" : "it is in µs");
        }
    }

    /** Costs that are still to be fitted price nothing. */
    private boolean prices(RuntimeCalibration.Sample sample) {
        return !(runtime instanceof AdditiveRuntime additive)
                || additive.unknown(WorkTerm.of(sample.network().operators(), spec.batch()), spec.threads())
                        .isEmpty();
    }
}
