package io.exeunt.hwmodels.condition;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a device that works under some conditions.
 *
 * @param unit id of one of the device's compute units
 * @param runtime id of the runtime that keeps it busy
 * @param threads cores at work, > 0; a GPU pays no heed to it
 */
public record Worker(String unit, String runtime, int threads) {
    public Worker {
        Check.notBlank("unit", unit);
        Check.notBlank("runtime", runtime);
        Check.positive("threads", (long) threads);
    }

    /** Ids of the clock domains that it depends on: its own first, then that of the memory. */
    List<String> domains(Device device) {
        List<String> ids = new ArrayList<>();
        ids.add(device.unit(unit).domain());
        String memory = device.memory().domain();
        if (memory != null && !ids.contains(memory)) {
            ids.add(memory);
        }
        return ids;
    }

    /** Share of the unit's cores at work. */
    double coreShare(Device device) {
        ComputeUnit compute = device.unit(unit);
        return compute.kind() == ComputeUnit.Kind.CPU ? (double) threads / compute.coreCount() : 1;
    }
}
