package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.device.RooflineRuntime.PerClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The constants of a roofline runtime that can be fitted to latencies, as a vector; shares are capped at 1, multiples floored at 1. */
enum RuntimeConstants {
    WINOGRAD_EFFICIENCY(0, 1, 0.4),
    CONVOLUTION_EFFICIENCY(0, 1, 0.4),
    POINTWISE_EFFICIENCY(0, 1, 0.4),
    DEPTHWISE_EFFICIENCY(0, 1, 0.6),
    LINEAR_EFFICIENCY(0, 1, 0.6),
    VECTOR_EFFICIENCY(0, 1, 0.6),
    WINOGRAD_TRAFFIC(1, Double.MAX_VALUE, 0.5),
    MEMORY_EFFICIENCY(0, 1, 0.25),
    BYTES_PER_CYCLE(0, Double.MAX_VALUE, 0.4),
    LAUNCH_US(0, Double.MAX_VALUE, 0.5),
    LAUNCH_CYCLES(0, Double.MAX_VALUE, 0.5),
    /** A profile may do without. */
    PER_INFERENCE_US(0, Double.MAX_VALUE, 1),
    /** A profile may do without. */
    ENQUEUE_US(0, Double.MAX_VALUE, 1);

    private static final double LEAST = 1e-3;

    private final double least;
    private final double most;
    private final double spread;

    RuntimeConstants(double least, double most, double spread) {
        this.least = least;
        this.most = most;
        this.spread = spread;
    }

    /** As it is written in tables: "winograd_efficiency". */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The nearest value that this constant may have. */
    double within(double value) {
        return Math.min(most, Math.max(least, value));
    }

    /**
     * How far it may lie from its value in the file, as a standard deviation of its logarithm: efficiencies of kernels and launch costs
     * differ between boards of one family by some 40 %, what the memory gives by less; what the host takes hangs on the program around the
     * network as well.
     */
    double spread() {
        return spread;
    }

    /** Those that a profile has, in this order. */
    static List<RuntimeConstants> in(RooflineRuntime runtime) {
        return List.copyOf(quantities(runtime).keySet());
    }

    /** The values of those that a profile has, each above zero. */
    static double[] of(RooflineRuntime runtime) {
        return quantities(runtime).values().stream()
                .mapToDouble(quantity -> Math.max(LEAST, quantity.value()))
                .toArray();
    }

    private static Map<RuntimeConstants, Quantity> quantities(RooflineRuntime runtime) {
        PerClass efficiency = runtime.efficiency();
        Map<RuntimeConstants, Quantity> all = new EnumMap<>(RuntimeConstants.class);
        all.put(WINOGRAD_EFFICIENCY, efficiency.winograd());
        all.put(CONVOLUTION_EFFICIENCY, efficiency.convolution());
        all.put(POINTWISE_EFFICIENCY, efficiency.pointwise());
        all.put(DEPTHWISE_EFFICIENCY, efficiency.depthwise());
        all.put(LINEAR_EFFICIENCY, efficiency.linear());
        all.put(VECTOR_EFFICIENCY, efficiency.vector());
        all.put(WINOGRAD_TRAFFIC, runtime.traffic().winograd());
        all.put(MEMORY_EFFICIENCY, runtime.memoryEfficiency());
        all.put(BYTES_PER_CYCLE, runtime.bytesPerCycle());
        all.put(LAUNCH_US, runtime.launchUs());
        all.put(LAUNCH_CYCLES, runtime.launchCycles());
        putIfKnown(all, PER_INFERENCE_US, runtime.perInferenceUs());
        putIfKnown(all, ENQUEUE_US, runtime.enqueueUs());
        return all;
    }

    private static void putIfKnown(
            Map<RuntimeConstants, Quantity> all, RuntimeConstants constant, @Nullable Quantity quantity) {
        if (quantity != null) {
            all.put(constant, quantity);
        }
    }

    /**
     * The profile with these values.
     *
     * @param runtime what is not fitted stays
     * @param values one per constant that it has
     * @param relativeErrors standard errors as shares, NaN for a constant that stays as it is; empty while fitting
     * @param source key that fitted quantities name
     */
    static RooflineRuntime with(RooflineRuntime runtime, double[] values, double[] relativeErrors, String source) {
        Map<RuntimeConstants, Quantity> now = quantities(runtime);
        List<RuntimeConstants> present = List.copyOf(now.keySet());
        for (int k = 0; k < present.size(); k++) {
            double value = present.get(k).within(values[k]);
            Double error = relativeErrors.length == 0 ? null : Double.valueOf(relativeErrors[k] * value);
            if (error == null || !error.isNaN()) {
                now.put(present.get(k), new Quantity(value, Provenance.Kind.FITTED, source, error));
            }
        }
        return with(runtime, now);
    }

    private static RooflineRuntime with(RooflineRuntime runtime, Map<RuntimeConstants, Quantity> now) {
        PerClass traffic = runtime.traffic();
        return new RooflineRuntime(
                runtime.id(),
                runtime.unit(),
                runtime.fitQuality(),
                runtime.precisions(),
                runtime.fuses(),
                new PerClass(
                        known(now, WINOGRAD_EFFICIENCY),
                        known(now, CONVOLUTION_EFFICIENCY),
                        known(now, POINTWISE_EFFICIENCY),
                        known(now, DEPTHWISE_EFFICIENCY),
                        known(now, LINEAR_EFFICIENCY),
                        runtime.efficiency().matmul(),
                        known(now, VECTOR_EFFICIENCY)),
                new PerClass(
                        known(now, WINOGRAD_TRAFFIC),
                        traffic.convolution(),
                        traffic.pointwise(),
                        traffic.depthwise(),
                        traffic.linear(),
                        traffic.matmul(),
                        traffic.vector()),
                runtime.winograd(),
                runtime.tile(),
                known(now, MEMORY_EFFICIENCY),
                known(now, BYTES_PER_CYCLE),
                runtime.serialShare(),
                known(now, LAUNCH_US),
                known(now, LAUNCH_CYCLES),
                now.get(PER_INFERENCE_US),
                now.get(ENQUEUE_US),
                runtime.spread());
    }

    private static Quantity known(Map<RuntimeConstants, Quantity> now, RuntimeConstants constant) {
        return Objects.requireNonNull(now.get(constant), constant.label());
    }
}
