package io.exeunt.hwmodels.device;

import io.exeunt.hwmodels.workload.Precision;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one runtime (TensorRT, ncnn, …) uses one unit. The same chip is up to three times faster or slower under another. A device file
 * gives one of the three kinds, which are told apart by their keys.
 */
public sealed interface RuntimeProfile permits RooflineRuntime, AdditiveRuntime, LinearRuntime {
    /** Such as "tensorrt". */
    String id();

    /** Id of the unit. */
    String unit();

    /** How the constants were fitted and how well they do, in words. */
    String fitQuality();

    /** Number formats it can run, with how trustworthy the constants are there. */
    Precisions precisions();

    /** Whether it can run a precision on its unit: a roofline needs the unit's peak arithmetic there, sums of costs do not. */
    default boolean runs(ComputeUnit on, Precision precision) {
        boolean priced =
                !(this instanceof RooflineRuntime) || on.flopPerCycle(precision).isPresent();
        return priced && precisions().of(precision).isPresent();
    }

    /**
     * How far networks that were not fitted scatter about its latencies; empty for unknown.
     *
     * @param threads that it runs on
     */
    Optional<PredictionSpread> spread(Precision precision, int threads);

    /** Threads that it is taken to run with where nobody says: those of its measurements, > 0. */
    default int usualThreads() {
        return 1;
    }

    /**
     * Which number formats a runtime can run.
     *
     * @param fp32 single precision; null for not
     * @param fp16 half precision; null for not
     * @param int8 bytes; null for not
     */
    record Precisions(
            @Nullable Provenance fp32,
            @Nullable Provenance fp16,
            @Nullable Provenance int8) {
        /** These with another provenance for some. */
        Precisions with(Set<Precision> some, Provenance provenance) {
            return new Precisions(
                    some.contains(Precision.FP32) ? provenance : fp32,
                    some.contains(Precision.FP16) ? provenance : fp16,
                    some.contains(Precision.INT8) ? provenance : int8);
        }

        /** Whether and how trustworthily this precision can be run. */
        public Optional<Provenance> of(Precision precision) {
            return Optional.ofNullable(
                    switch (precision) {
                        case FP32 -> fp32;
                        case FP16 -> fp16;
                        case INT8 -> int8;
                    });
        }
    }
}
