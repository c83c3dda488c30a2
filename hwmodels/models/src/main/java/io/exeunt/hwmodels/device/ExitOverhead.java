package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import org.jspecify.annotations.Nullable;

/**
 * What leaving early costs on a runtime, beside segments and heads: a network that may be left is run in stages, one after the other, and
 * between two of them the host looks at what a head said.
 *
 * @param runtime id of a runtime of the device, or of any where none is known of the unit
 * @param unit id of the unit that it runs on
 * @param cutUs time in µs that going on with the next stage costs beyond the same work in one piece, >= 0
 * @param syncUs time in µs until the host has a head's answer and has decided, >= 0; the last head's is no extra, as its answer is the
 *     network's
 * @param ifUs time in µs that an {@code If} after an exit costs beyond the same work in one piece, the decision included, >= 0; null where
 *     it is not known. Charged where conditions say that the network is one graph, in the place of both others
 * @param clockMhz clock of the unit at which they were measured, where they are work of the unit's own clock and take longer at lower
 *     ones, > 0; null where they do not depend on it
 */
public record ExitOverhead(
        String runtime,
        String unit,
        Quantity cutUs,
        Quantity syncUs,
        @Nullable Quantity ifUs,
        @Nullable Quantity clockMhz) {
    public ExitOverhead {
        Check.notBlank("runtime", runtime);
        Check.notBlank("unit", unit);
        Check.nonNegative("cut_us", cutUs.value());
        Check.nonNegative("sync_us", syncUs.value());
        Check.require(ifUs == null || ifUs.value() >= 0, "if_us", ">= 0", Quantity.orNaN(ifUs));
        Check.require(clockMhz == null || clockMhz.value() > 0, "clock_mhz", "> 0", Quantity.orNaN(clockMhz));
    }

    /** Factor on all times at a clock of the unit. */
    public double stretch(double unitHz) {
        return clockMhz == null ? 1 : clockMhz.value() * 1e6 / unitHz;
    }
}
