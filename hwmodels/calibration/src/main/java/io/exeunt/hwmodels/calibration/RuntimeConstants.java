package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.device.RooflineRuntime.PerClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The constants of a roofline runtime that can be fitted to latencies, as a vector; shares are capped at 1, multiples floored at 1. */
enum RuntimeConstants {
    WINOGRAD_EFFICIENCY(0, 1),
    CONVOLUTION_EFFICIENCY(0, 1),
    POINTWISE_EFFICIENCY(0, 1),
    DEPTHWISE_EFFICIENCY(0, 1),
    LINEAR_EFFICIENCY(0, 1),
    VECTOR_EFFICIENCY(0, 1),
    WINOGRAD_TRAFFIC(1, Double.MAX_VALUE),
    MEMORY_EFFICIENCY(0, 1),
    BYTES_PER_CYCLE(0, Double.MAX_VALUE),
    LAUNCH_US(0, Double.MAX_VALUE),
    LAUNCH_CYCLES(0, Double.MAX_VALUE);

    private static final double LEAST = 1e-3;

    private final double least;
    private final double most;

    RuntimeConstants(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** As it is written in tables: "winograd_efficiency". */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The nearest value that this constant may have. */
    double within(double value) {
        return Math.min(most, Math.max(least, value));
    }

    /** The profile's values, each above zero. */
    static double[] of(RooflineRuntime runtime) {
        return Arrays.stream(quantities(runtime))
                .mapToDouble(quantity -> Math.max(LEAST, quantity.value()))
                .toArray();
    }

    private static Quantity[] quantities(RooflineRuntime runtime) {
        PerClass efficiency = runtime.efficiency();
        return new Quantity[] {
            efficiency.winograd(),
            efficiency.convolution(),
            efficiency.pointwise(),
            efficiency.depthwise(),
            efficiency.linear(),
            efficiency.vector(),
            runtime.traffic().winograd(),
            runtime.memoryEfficiency(),
            runtime.bytesPerCycle(),
            runtime.launchUs(),
            runtime.launchCycles()
        };
    }

    /**
     * How far each may lie from its value in the file, as a standard deviation of its logarithm: efficiencies of kernels and launch costs
     * differ between boards of one family by some 40 %, what the memory gives by less.
     */
    static List<Double> spreads() {
        return List.of(0.4, 0.4, 0.4, 0.6, 0.6, 0.6, 0.5, 0.25, 0.4, 0.5, 0.5);
    }

    /**
     * The profile with these values.
     *
     * @param runtime what is not fitted stays
     * @param values one per constant
     * @param relativeErrors standard errors as shares, NaN for a constant that stays as it is; empty while fitting
     * @param source key that fitted quantities name
     */
    static RooflineRuntime with(RooflineRuntime runtime, double[] values, double[] relativeErrors, String source) {
        Quantity[] old = quantities(runtime);
        Quantity[] now = new Quantity[old.length];
        for (int k = 0; k < now.length; k++) {
            double value = values()[k].within(values[k]);
            Double error = relativeErrors.length == 0 ? null : Double.valueOf(relativeErrors[k] * value);
            boolean kept = error != null && error.isNaN();
            now[k] = kept ? old[k] : new Quantity(value, Provenance.Kind.FITTED, source, error);
        }
        return with(runtime, now);
    }

    private static RooflineRuntime with(RooflineRuntime runtime, Quantity[] now) {
        PerClass traffic = runtime.traffic();
        return new RooflineRuntime(
                runtime.id(),
                runtime.unit(),
                runtime.fitQuality(),
                runtime.precisions(),
                runtime.fuses(),
                new PerClass(
                        now[0],
                        now[1],
                        now[2],
                        now[3],
                        now[4],
                        runtime.efficiency().matmul(),
                        now[5]),
                new PerClass(
                        now[6],
                        traffic.convolution(),
                        traffic.pointwise(),
                        traffic.depthwise(),
                        traffic.linear(),
                        traffic.matmul(),
                        traffic.vector()),
                runtime.winograd(),
                runtime.tile(),
                now[7],
                now[8],
                runtime.serialShare(),
                now[9],
                now[10],
                runtime.spread());
    }
}
