package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import org.jspecify.annotations.Nullable;

/**
 * Main memory.
 *
 * @param type such as "LPDDR4, 128 bit"
 * @param domain id of the clock domain that clocks it; null when its clock is fixed or not ours to set
 * @param peakGbs theoretical bandwidth in GB/s (10⁹ bytes) at the highest memory clock; in proportion below
 * @param memcpyGbs bandwidth of a copy by one core, GB/s copied; null when not measured
 * @param memsetGbs bandwidth of filling by one core, GB/s; null when not measured
 */
public record MemorySystem(
        String type,
        @Nullable String domain,
        Quantity peakGbs,
        @Nullable Quantity memcpyGbs,
        @Nullable Quantity memsetGbs) {
    public MemorySystem {
        Check.notBlank("type", type);
        Check.positive("peak_gbs", peakGbs.value());
    }
}
