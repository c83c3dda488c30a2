package io.exeunt.reports.check;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.calibration.DeviceCheck;
import io.exeunt.hwmodels.calibration.DeviceCheck.Pair;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.validation.NoiseFloor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A check as it is shown.
 *
 * @param device that was measured
 * @param what how the predictions came about, in words
 * @param check predictions and measurements
 * @param noiseFloor how far measurements differ that ought to be equal; empty for unknown
 * @param version of Exeunt
 * @param command that makes this report
 */
public record CheckReport(
        Device device,
        String what,
        DeviceCheck check,
        Optional<NoiseFloor> noiseFloor,
        String version,
        String command) {
    public CheckReport {
        Check.notBlank("what", what);
    }

    /** Board and ways to run, in one line. */
    public String title() {
        return device.name() + ", "
                + check.bySpec().keySet().stream().map(PlatformSpec::describe).collect(Collectors.joining(", "));
    }

    /** The noise floor in one sentence. */
    public String floor() {
        return noiseFloor
                .map(floor -> String.format("Noise floor %.2f %%: %s.", 100 * floor.share(), floor.basis()))
                .orElse("Noise floor unknown: no repeated rows, equal networks or deviations.");
    }

    /** The operating states of each unit that was measured. */
    Map<String, StateSpace> states() {
        Map<String, StateSpace> states = new HashMap<>();
        for (Pair pair : check.pairs()) {
            states.computeIfAbsent(pair.spec().unit(), unit -> Platforms.states(device, unit));
        }
        return states;
    }
}
