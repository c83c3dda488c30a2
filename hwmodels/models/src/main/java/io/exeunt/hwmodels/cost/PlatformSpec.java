package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.workload.Precision;
import java.util.Locale;

/**
 * How a network is to run on a device.
 *
 * @param unit id of one of the device's compute units, such as "gpu" or "a72"
 * @param runtime id of one of the runtimes the device file has for that unit, such as "tensorrt"
 * @param precision number format of weights and activations
 * @param batch samples per pass, > 0
 * @param threads CPU threads (one per core), > 0; 1 on a GPU, whose cores always work together
 */
public record PlatformSpec(String unit, String runtime, Precision precision, int batch, int threads) {
    public PlatformSpec {
        Check.notBlank("unit", unit);
        Check.notBlank("runtime", runtime);
        Check.positive("batch", (long) batch);
        Check.positive("threads", (long) threads);
    }

    /** The same with the runtime and the precision that the conditions ask for, if they do. */
    public PlatformSpec under(Conditions conditions) {
        String otherRuntime = conditions.runtime();
        Precision otherPrecision = conditions.precision();
        return new PlatformSpec(
                unit,
                otherRuntime == null ? runtime : otherRuntime,
                otherPrecision == null ? precision : otherPrecision,
                batch,
                threads);
    }

    /** In short, such as "gpu/tensorrt/fp32/b1" or "cpu/ncnn/fp32/b1/t4". */
    public String describe() {
        String start = String.join("/", unit, runtime, precision.name().toLowerCase(Locale.ROOT), "b" + batch);
        return threads == 1 ? start : start + "/t" + threads;
    }
}
