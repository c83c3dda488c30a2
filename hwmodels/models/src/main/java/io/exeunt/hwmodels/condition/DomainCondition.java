package io.exeunt.hwmodels.condition;

import io.exeunt.ground.spec.PointedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done to one clock domain. At least one part is given.
 *
 * @param maxMhz cap: operating points above it can't be set, in MHz, > 0; null for none
 * @param pinMhz the only operating point that can be set, in MHz, > 0; null for none
 * @param voltageOffsetMv added to the supply at every clock, in mV; null for that of the board
 */
public record DomainCondition(
        @Nullable Double maxMhz,
        @Nullable Double pinMhz,
        @Nullable Double voltageOffsetMv) {
    public DomainCondition {
        if (maxMhz == null && pinMhz == null && voltageOffsetMv == null) {
            throw new PointedException("", "expected max_mhz, pin_mhz or voltage_offset_mv, given none of them", null);
        }
        if (maxMhz != null && pinMhz != null) {
            throw new PointedException(
                    "/pin_mhz", "expected either max_mhz or pin_mhz, given both", "a pinned clock needs no cap");
        }
        Given.positive("/max_mhz", maxMhz);
        Given.positive("/pin_mhz", pinMhz);
        Given.within("/voltage_offset_mv", voltageOffsetMv, Conditions.LARGEST_OFFSET_MV);
    }

    /** Operating points above this clock can't be set. */
    public static DomainCondition cappedAt(double maxMhz) {
        return new DomainCondition(maxMhz, null, null);
    }

    /** Only this operating point can be set. */
    public static DomainCondition pinnedAt(double pinMhz) {
        return new DomainCondition(null, pinMhz, null);
    }

    /** Whether it takes operating points away. */
    public boolean limitsClocks() {
        return maxMhz != null || pinMhz != null;
    }

    /** In words, such as "gpu at most 900 MHz". */
    String describe(String domain) {
        List<String> parts = new ArrayList<>();
        if (maxMhz != null) {
            parts.add("at most " + Given.text(maxMhz) + " MHz");
        }
        if (pinMhz != null) {
            parts.add("at " + Given.text(pinMhz) + " MHz");
        }
        if (voltageOffsetMv != null) {
            parts.add(Given.signed(voltageOffsetMv) + " mV");
        }
        return domain + " " + String.join(" and ", parts);
    }
}
