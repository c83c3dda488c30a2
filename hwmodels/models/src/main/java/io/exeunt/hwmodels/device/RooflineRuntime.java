package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Variant;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Precision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A runtime as shares of what the hardware could do: each operator meets a roofline of its own.
 *
 * @param id such as "tensorrt"
 * @param unit id of the unit
 * @param fitQuality how the constants were fitted and how well they do, in words
 * @param precisions number formats it can run, with how trustworthy the constants are there
 * @param fuses element-wise operations that it folds into the operator before: no launch and no traffic of their own
 * @param efficiency share of the unit's peak arithmetic that operators reach, in (0, 1], counted in operations really executed
 * @param traffic main-memory traffic of activations as a multiple of reading each input and writing each output once, >= 1
 * @param winograd when Winograd's algorithm is used; null for never
 * @param tile output block that one core works on
 * @param memoryEfficiency share of the memory's peak bandwidth that can be had, in (0, 1]
 * @param bytesPerCycle what the unit's own side can take from memory per cycle of one core (CPU) or of the whole unit (GPU)
 * @param serialShare Amdahl's serial share of work spread over CPU threads, in [0, 1]: speed-up n / (1 + share·(n−1)); 0 on a GPU
 * @param launchUs constant cost of starting an operator, in µs
 * @param launchCycles further cost of starting an operator, in cycles of the unit
 * @param perInferenceUs what an inference costs beside its operators, in µs: copies to and from the host and waiting for the answer, once
 *     for all samples of a batch, >= 0; null for unknown
 * @param enqueueUs time in which the host starts an operator, in µs: hidden behind operators that keep the unit busy for longer, the pace of
 *     those that don't, >= 0; null for unknown
 * @param spread how far networks that were not fitted scatter about it; null for unknown
 */
@Variant(otherwise = "without one_thread and scaling")
public record RooflineRuntime(
        String id,
        String unit,
        String fitQuality,
        Precisions precisions,
        List<ElementWise.Kind> fuses,
        PerClass efficiency,
        PerClass traffic,
        @Nullable Winograd winograd,
        Tile tile,
        Quantity memoryEfficiency,
        Quantity bytesPerCycle,
        Quantity serialShare,
        Quantity launchUs,
        Quantity launchCycles,
        @Nullable Quantity perInferenceUs,
        @Nullable Quantity enqueueUs,
        @Nullable PredictionSpread spread)
        implements RuntimeProfile {
    /**
     * One number for each class of operators.
     *
     * @param winograd see {@link OperatorClass#WINOGRAD}, and so on
     */
    public record PerClass(
            Quantity winograd,
            Quantity convolution,
            Quantity pointwise,
            Quantity depthwise,
            Quantity linear,
            Quantity matmul,
            Quantity vector) {
        /** The number of this class. */
        public double of(OperatorClass operatorClass) {
            return quantity(operatorClass).value();
        }

        /** Each number changed in the same way. */
        PerClass map(UnaryOperator<Quantity> change) {
            return new PerClass(
                    change.apply(winograd),
                    change.apply(convolution),
                    change.apply(pointwise),
                    change.apply(depthwise),
                    change.apply(linear),
                    change.apply(matmul),
                    change.apply(vector));
        }

        private Quantity quantity(OperatorClass operatorClass) {
            return switch (operatorClass) {
                case WINOGRAD -> winograd;
                case CONVOLUTION -> convolution;
                case POINTWISE -> pointwise;
                case DEPTHWISE -> depthwise;
                case LINEAR -> linear;
                case MATMUL -> matmul;
                case VECTOR -> vector;
            };
        }
    }

    /**
     * Use of Winograd's algorithm (Lavin and Gray, CVPR 2016) for 3×3 convolutions of stride 1 without groups.
     *
     * @param minChannels least number of input channels
     * @param reduction how many times fewer multiplications: 2.25 for F(2×2,3×3), 4 for F(4×4,3×3)
     * @param blockChannels output channels that are computed together: the transformed input is read again for each such block; null where
     *     it is read once
     */
    public record Winograd(
            int minChannels, Quantity reduction, @Nullable Quantity blockChannels) {
        public Winograd {
            Check.positive("min_channels", (long) minChannels);
            Check.require(reduction.value() >= 1, "reduction", ">= 1", reduction.value());
            Check.require(blockChannels == null || blockChannels.value() >= 1, "block_channels", ">= 1", "less");
        }
    }

    /**
     * The block of output positions × output channels computed at once; what sticks out over an edge is computed in vain.
     *
     * @param pixels output positions, > 0
     * @param channels output channels, > 0
     */
    public record Tile(Quantity pixels, Quantity channels) {
        public Tile {
            Check.positive("pixels", pixels.value());
            Check.positive("channels", channels.value());
        }
    }

    public RooflineRuntime {
        Check.notBlank("id", id);
        fuses = List.copyOf(fuses);
        for (OperatorClass each : OperatorClass.values()) {
            requireShare("efficiency of " + each.label(), efficiency.of(each));
            Check.require(traffic.of(each) >= 1, "traffic of " + each.label(), ">= 1", traffic.of(each));
        }
        requireShare("memory_efficiency", memoryEfficiency.value());
        Check.positive("bytes_per_cycle", bytesPerCycle.value());
        Check.probability("serial_share", serialShare.value());
        Check.nonNegative("launch_us", launchUs.value());
        Check.nonNegative("launch_cycles", launchCycles.value());
        Check.require(
                perInferenceUs == null || perInferenceUs.value() >= 0,
                "per_inference_us",
                ">= 0",
                Quantity.orNaN(perInferenceUs));
        Check.require(enqueueUs == null || enqueueUs.value() >= 0, "enqueue_us", ">= 0", Quantity.orNaN(enqueueUs));
    }

    /** This profile after a fit of these precisions' constants. */
    public RooflineRuntime fitted(String quality, Set<Precision> fitted, String source) {
        Precisions changed = precisions.with(fitted, new Provenance(Provenance.Kind.FITTED, source));
        return with(quality, changed, spread);
    }

    @Override
    public Optional<PredictionSpread> spread(Precision precision, int threads) {
        return Optional.ofNullable(spread);
    }

    /** This profile with another spread. */
    public RooflineRuntime withSpread(@Nullable PredictionSpread other) {
        return with(fitQuality, precisions, other);
    }

    private RooflineRuntime with(String quality, Precisions changed, @Nullable PredictionSpread other) {
        return new RooflineRuntime(
                id,
                unit,
                quality,
                changed,
                fuses,
                efficiency,
                traffic,
                winograd,
                tile,
                memoryEfficiency,
                bytesPerCycle,
                serialShare,
                launchUs,
                launchCycles,
                perInferenceUs,
                enqueueUs,
                other);
    }

    /**
     * This profile on a board that is so many times as fast: everything that a speed can stand for, shares no further than 1.
     *
     * @param speed > 0
     * @param scaled makes the new quantity from the old one and its new value
     */
    public RooflineRuntime faster(double speed, BiFunction<Quantity, Double, Quantity> scaled) {
        Check.positive("speed", speed);
        UnaryOperator<Quantity> share = old -> scaled.apply(old, Math.min(1, old.value() * speed));
        UnaryOperator<Quantity> shorter = old -> scaled.apply(old, old.value() / speed);
        return new RooflineRuntime(
                id,
                unit,
                fitQuality,
                precisions,
                fuses,
                efficiency.map(share),
                traffic,
                winograd,
                tile,
                share.apply(memoryEfficiency),
                scaled.apply(bytesPerCycle, bytesPerCycle.value() * speed),
                serialShare,
                shorter.apply(launchUs),
                shorter.apply(launchCycles),
                perInferenceUs == null ? null : shorter.apply(perInferenceUs),
                enqueueUs == null ? null : shorter.apply(enqueueUs),
                spread);
    }

    private static void requireShare(String name, double value) {
        Check.require(value > 0 && value <= 1, name, "in (0, 1]", value);
    }
}
