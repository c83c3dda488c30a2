package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Key;
import io.exeunt.ground.spec.bind.KeyUnit;
import io.exeunt.hwmodels.workload.Precision;
import java.util.List;

/**
 * Segments that another unit of the board runs, at its highest clocks, while the first goes on with other requests. No catalogued board
 * states what handing over costs, so that it is an assumption of whoever asks.
 *
 * @param segments numbers of the segments with their heads, from 1 on; none for no other unit
 * @param unit id of the other unit
 * @param runtime id of the runtime there
 * @param precision number format there
 * @param threads there, > 0
 * @param transferS time in s to hand a batch over, ≥ 0, spent by the unit that takes it
 * @param transferGbPerS gigabytes of feature maps that it takes over per second beyond that, > 0; +∞ for no further time
 */
public record Offload(
        List<Integer> segments,
        String unit,
        String runtime,
        Precision precision,
        int threads,
        @Key(value = "transfer_ms", in = KeyUnit.MILLI) double transferS,
        @Absent("Infinity") double transferGbPerS) {
    /** Nothing runs elsewhere. */
    public static final Offload NONE =
            new Offload(List.of(), "none", "none", Precision.FP32, 1, 0, Double.POSITIVE_INFINITY);

    private static final double GIGA = 1e9;

    public Offload {
        segments = List.copyOf(segments);
        segments.forEach(segment -> Check.positive("segment", (long) segment));
        Check.notBlank("unit", unit);
        Check.notBlank("runtime", runtime);
        Check.positive("threads", (long) threads);
        Check.nonNegative("transferS", transferS);
        Check.require(transferGbPerS > 0, "transferGbPerS", "> 0", transferGbPerS);
    }

    /** Whether nothing runs elsewhere. */
    public boolean isNone() {
        return segments.isEmpty();
    }

    /** Time in s to hand over so many bytes. */
    public double handOverS(double bytes) {
        return transferS + bytes / (transferGbPerS * GIGA);
    }
}
