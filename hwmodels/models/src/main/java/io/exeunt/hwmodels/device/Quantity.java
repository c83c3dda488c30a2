package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import org.jspecify.annotations.Nullable;

/**
 * A number about a device together with where it comes from. Its unit is part of the name of the component (and of the file's key)
 * that holds it: {@code effective_us: {value: 300, kind: declared, source: tegra186-cpufreq}}.
 *
 * @param value the number, finite
 * @param kind how it was obtained
 * @param source key into the device's {@link Device#sources()}
 * @param stdError standard error in the same unit, >= 0; null when unknown
 */
public record Quantity(
        double value,
        Provenance.Kind kind,
        String source,
        @Nullable Double stdError) {
    public Quantity {
        Check.require(Double.isFinite(value), "value", "finite", value);
        Check.notBlank("source", source);
        Check.require(stdError == null || stdError >= 0, "stdError", ">= 0", String.valueOf(stdError));
    }

    /** The value, or NaN (not modelled) of an absent quantity. */
    public static double orNaN(@Nullable Quantity quantity) {
        return quantity == null ? Double.NaN : quantity.value();
    }
}
