package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import org.jspecify.annotations.Nullable;

/**
 * Main memory.
 *
 * @param type such as "LPDDR4, 128 bit"
 * @param domain id of the clock domain that clocks it; null when its clock is fixed or not ours to set
 * @param peakGbs theoretical bandwidth in GB/s (10⁹ bytes) at {@code peakMhz}; in proportion below
 * @param memcpyGbs bandwidth of a copy by one core, GB/s copied; null when not measured
 * @param memsetGbs bandwidth of filling by one core, GB/s; null when not measured
 * @param peakMhz memory clock at which {@code peakGbs}, standby powers and costs of traffic hold, in MHz, no lower than any clock that can
 *     be set; null for the highest of those
 */
public record MemorySystem(
        String type,
        @Nullable String domain,
        Quantity peakGbs,
        @Nullable Quantity memcpyGbs,
        @Nullable Quantity memsetGbs,
        @Nullable Quantity peakMhz) {
    public MemorySystem {
        Check.notBlank("type", type);
        Check.positive("peak_gbs", peakGbs.value());
        Check.require(peakMhz == null || domain != null, "peak_mhz", "given together with domain", "alone");
        Check.require(peakMhz == null || peakMhz.value() > 0, "peak_mhz", "> 0", Quantity.orNaN(peakMhz));
    }
}
