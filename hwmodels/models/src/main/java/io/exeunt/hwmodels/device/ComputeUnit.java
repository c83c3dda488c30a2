package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.Precision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that can run a network: a CPU cluster or a GPU.
 *
 * @param id unique within the device, such as "gpu" or "a57"
 * @param kind what it is
 * @param name in full
 * @param domain id of the clock domain that clocks it
 * @param cores CPU cores or streaming multiprocessors, a whole number > 0
 * @param flopPerCycle peak arithmetic of one core; null when unknown, and then nothing can be run on it
 * @param caches from the core outwards; null for unknown
 */
public record ComputeUnit(
        String id,
        Kind kind,
        String name,
        String domain,
        Quantity cores,
        @Nullable FlopPerCycle flopPerCycle,
        @Nullable List<Cache> caches) {
    /** What a unit is. */
    public enum Kind {
        /** Runs on as many cores as there are threads. */
        CPU,
        /** Runs on all its cores at once, fed by a CPU. */
        GPU
    }

    /**
     * Peak operations of one core in one cycle; a fused multiply-add counts as two.
     *
     * @param fp32 in single precision; null when unknown
     * @param fp16 in half precision; null when it has no such arithmetic or it is unknown
     * @param int8 on bytes; null likewise
     */
    public record FlopPerCycle(
            @Nullable Quantity fp32,
            @Nullable Quantity fp16,
            @Nullable Quantity int8) {
        /** Nothing is known. */
        public static final FlopPerCycle UNKNOWN = new FlopPerCycle(null, null, null);

        /** For this precision; empty when it has no such arithmetic or it is unknown. */
        public Optional<Quantity> of(Precision precision) {
            return Optional.ofNullable(
                    switch (precision) {
                        case FP32 -> fp32;
                        case FP16 -> fp16;
                        case INT8 -> int8;
                    });
        }
    }

    /**
     * A cache.
     *
     * @param level such as "L1d" or "L2"
     * @param kib size in KiB
     * @param sharedBy cores that share one, > 0
     */
    public record Cache(String level, Quantity kib, int sharedBy) {
        public Cache {
            Check.notBlank("level", level);
            Check.positive("kib", kib.value());
            Check.positive("shared_by", (long) sharedBy);
        }
    }

    public ComputeUnit {
        Check.notBlank("id", id);
        Check.require(
                cores.value() >= 1 && cores.value() == Math.rint(cores.value()),
                "cores of " + id,
                "a whole number > 0",
                cores.value());
        flopPerCycle = flopPerCycle == null ? FlopPerCycle.UNKNOWN : flopPerCycle;
        caches = caches == null ? List.of() : List.copyOf(caches);
    }

    /** The caches; empty when unknown. */
    @Override
    public List<Cache> caches() {
        return caches == null ? List.of() : caches;
    }

    /** Peak operations of one core in one cycle; empty when it has no such arithmetic or it is unknown. */
    public Optional<Quantity> flopPerCycle(Precision precision) {
        return flopPerCycle().of(precision);
    }

    /** Peak operations of one core in one cycle; {@link FlopPerCycle#UNKNOWN} when unknown. */
    @Override
    public FlopPerCycle flopPerCycle() {
        return flopPerCycle == null ? FlopPerCycle.UNKNOWN : flopPerCycle;
    }

    /** Number of cores. */
    public int coreCount() {
        return (int) cores.value();
    }
}
