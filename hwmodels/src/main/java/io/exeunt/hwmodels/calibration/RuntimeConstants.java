package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.device.RuntimeProfile.PerClass;
import java.util.List;

/** The constants of a runtime profile that can be fitted to latencies, as a vector; shares are capped at 1, multiples floored at 1. */
enum RuntimeConstants {
    WINOGRAD_EFFICIENCY,
    CONVOLUTION_EFFICIENCY,
    POINTWISE_EFFICIENCY,
    DEPTHWISE_EFFICIENCY,
    LINEAR_EFFICIENCY,
    VECTOR_EFFICIENCY,
    WINOGRAD_TRAFFIC,
    MEMORY_EFFICIENCY,
    BYTES_PER_CYCLE,
    LAUNCH_US,
    LAUNCH_CYCLES;

    private static final double LEAST = 1e-3;

    /** Key under which a fitted quantity names its source. */
    static final String SOURCE = "calibration";

    /** The profile's values, each above zero. */
    static double[] of(RuntimeProfile runtime) {
        PerClass efficiency = runtime.efficiency();
        double[] values = {
            efficiency.winograd().value(),
            efficiency.convolution().value(),
            efficiency.pointwise().value(),
            efficiency.depthwise().value(),
            efficiency.linear().value(),
            efficiency.vector().value(),
            runtime.traffic().winograd().value(),
            runtime.memoryEfficiency().value(),
            runtime.bytesPerCycle().value(),
            runtime.launchUs().value(),
            runtime.launchCycles().value()
        };
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.max(LEAST, values[k]);
        }
        return values;
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
     * @param relativeErrors standard errors as shares; empty while fitting
     */
    static RuntimeProfile with(RuntimeProfile runtime, double[] values, double[] relativeErrors) {
        Quantities fitted = new Quantities(values, relativeErrors);
        PerClass efficiency = runtime.efficiency();
        PerClass traffic = runtime.traffic();
        return new RuntimeProfile(
                runtime.id(),
                runtime.unit(),
                runtime.fitQuality(),
                runtime.precisions(),
                runtime.fuses(),
                new PerClass(
                        fitted.share(WINOGRAD_EFFICIENCY),
                        fitted.share(CONVOLUTION_EFFICIENCY),
                        fitted.share(POINTWISE_EFFICIENCY),
                        fitted.share(DEPTHWISE_EFFICIENCY),
                        fitted.share(LINEAR_EFFICIENCY),
                        efficiency.matmul(),
                        fitted.share(VECTOR_EFFICIENCY)),
                new PerClass(
                        fitted.multiple(WINOGRAD_TRAFFIC),
                        traffic.convolution(),
                        traffic.pointwise(),
                        traffic.depthwise(),
                        traffic.linear(),
                        traffic.matmul(),
                        traffic.vector()),
                runtime.winograd(),
                runtime.tile(),
                fitted.share(MEMORY_EFFICIENCY),
                fitted.any(BYTES_PER_CYCLE),
                runtime.serialShare(),
                fitted.any(LAUNCH_US),
                fitted.any(LAUNCH_CYCLES));
    }

    private record Quantities(double[] values, double[] relativeErrors) {
        Quantity share(RuntimeConstants constant) {
            return quantity(constant, Math.min(1, values[constant.ordinal()]));
        }

        Quantity multiple(RuntimeConstants constant) {
            return quantity(constant, Math.max(1, values[constant.ordinal()]));
        }

        Quantity any(RuntimeConstants constant) {
            return quantity(constant, values[constant.ordinal()]);
        }

        private Quantity quantity(RuntimeConstants constant, double value) {
            int k = constant.ordinal();
            Double error = relativeErrors.length == 0 ? null : relativeErrors[k] * value;
            return new Quantity(value, Provenance.Kind.FITTED, SOURCE, error);
        }
    }
}
