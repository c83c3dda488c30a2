package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.PowerProfile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds watts where a column says milliwatts, and joules for millijoules: they lie three orders off, and no model is that wrong. */
final class PowerPlausibility {
    private static final double MOST_APART = 100;

    private final Device device;
    private final Map<String, Optional<PowerTerms>> terms = new HashMap<>();

    PowerPlausibility(Device device) {
        this.device = device;
    }

    /** Refuses a measurement that is far from what the device's file says; a unit without power data is not judged. */
    void require(CsvTable.Row row, String column, PowerSample sample) {
        if (LinearPower.runtime(device, sample.spec()).isPresent()) {
            return;
        }
        terms.computeIfAbsent(sample.spec().unit(), this::find).ifPresent(unit -> require(row, column, sample, unit));
    }

    private Optional<PowerTerms> find(String unit) {
        PowerProfile power = device.power();
        return power == null || power.unit(unit).isEmpty()
                ? Optional.empty()
                : Optional.of(new PowerTerms(device, power, unit));
    }

    private static void require(CsvTable.Row row, String column, PowerSample sample, PowerTerms unit) {
        double expectedW = unit.predictedW(sample, unit.constants());
        double measuredW = unit.measuredW(sample);
        double ratio = expectedW / measuredW;
        if (ratio > MOST_APART || ratio < 1 / MOST_APART) {
            throw new InvalidInputException(
                    row.where(column),
                    String.format(Locale.ROOT, "expected about %.3g W, given %.3g W", expectedW, measuredW),
                    hint(row.unit(column).orElseThrow(), ratio > MOST_APART));
        }
    }

    private static @Nullable String hint(MeasuredUnit unit, boolean tooLow) {
        return switch (unit) {
            case W -> tooLow ? null : "it is in mW";
            case MW -> tooLow ? "it is in W" : "it is in µW";
            case J -> tooLow ? null : "it is in mJ";
            case MJ -> tooLow ? "it is in J" : "it is in µJ";
            default -> null;
        };
    }
}
