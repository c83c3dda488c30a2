package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Inlined;
import io.exeunt.ground.spec.bind.Key;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.workload.Precision;
import java.nio.file.Path;

/**
 * The device that designs are priced on.
 *
 * @param source a device of the catalogue or a file
 * @param unit id of the compute unit; "" (the device's first) only until the scenario has been checked
 * @param runtime id of the runtime profile; "" (the unit's first) only until the scenario has been checked
 * @param precision number format of weights and activations
 * @param batch samples per inference, > 0
 * @param threads threads of a CPU unit, > 0; other units pay no heed to it
 * @param conditions what is different from the device as its file describes it
 */
public record DeviceSpec(
        @Inlined Source source,
        @Absent String unit,
        @Absent String runtime,
        Precision precision,
        int batch,
        int threads,
        @Inlined(except = {"runtime", "precision"}) Conditions conditions) {
    public DeviceSpec {
        Check.positive("device batch", (long) batch);
        Check.positive("device threads", (long) threads);
    }

    /** A device as its file describes it. */
    public DeviceSpec(Source source, String unit, String runtime, Precision precision, int batch, int threads) {
        this(source, unit, runtime, precision, batch, threads, Conditions.NONE);
    }

    /** How a network is to run on it. */
    public PlatformSpec platform() {
        return new PlatformSpec(unit, runtime, precision, batch, threads);
    }

    /** Where the device's description comes from. */
    public sealed interface Source {
        /** A device that is shipped with Exeunt. */
        record Catalogued(String id) implements Source {
            public Catalogued {
                Check.notBlank("device id", id);
            }
        }

        /** A device file of the user's own. */
        record File(@Key("file") Path path) implements Source {}
    }
}
