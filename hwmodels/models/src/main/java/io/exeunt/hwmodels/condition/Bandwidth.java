package io.exeunt.hwmodels.condition;

import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.MemorySystem;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.workload.WorkTerm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Memory with a multiple of its bandwidth: a roofline meets a higher peak; of a sum of costs, those of traffic fall. */
final class Bandwidth {
    private static final List<String> TRAFFIC = Arrays.stream(WorkTerm.values())
            .filter(WorkTerm::traffic)
            .map(WorkTerm::label)
            .collect(Collectors.toUnmodifiableList());

    private final Device device;
    private final double factor;

    /**
     * Gathers the parts.
     *
     * @param factor multiple of the peak, > 0; null for 1
     */
    Bandwidth(Device device, @Nullable Double factor) {
        this.device = device;
        this.factor = factor == null ? 1 : factor;
    }

    /**
     * The memory.
     *
     * @param limited whether its clocks are limited: its peak still holds at the clock at which it held before
     */
    MemorySystem memory(boolean limited) {
        MemorySystem memory = device.memory();
        return new MemorySystem(
                memory.type(),
                memory.domain(),
                factor == 1
                        ? memory.peakGbs()
                        : ConditionedDevice.assumed(memory.peakGbs().value() * factor),
                memory.memcpyGbs(),
                memory.memsetGbs(),
                limited && memory.peakMhz() == null ? peakMhz() : memory.peakMhz());
    }

    private Quantity peakMhz() {
        Provenance clocks =
                device.domain(String.valueOf(device.memory().domain())).clocks();
        return new Quantity(device.memoryPeakHz() / 1e6, clocks.kind(), clocks.source(), null);
    }

    List<RuntimeProfile> runtimes() {
        return factor == 1
                ? device.runtimes()
                : device.runtimes().stream().map(this::changed).toList();
    }

    private RuntimeProfile changed(RuntimeProfile runtime) {
        if (!(runtime instanceof AdditiveRuntime additive)) {
            return runtime;
        }
        AdditiveRuntime.Costs several = additive.severalThreads();
        return new AdditiveRuntime(
                additive.id(),
                additive.unit(),
                additive.fitQuality(),
                additive.precisions(),
                additive.clockMhz(),
                changed(additive.oneThread()),
                several == null ? null : changed(several),
                additive.clockLoss());
    }

    private AdditiveRuntime.Costs changed(AdditiveRuntime.Costs costs) {
        Map<String, Quantity> us = new TreeMap<>(costs.us());
        us.replaceAll(
                (label, cost) -> TRAFFIC.contains(label) ? ConditionedDevice.assumed(cost.value() / factor) : cost);
        return new AdditiveRuntime.Costs(costs.speed(), us, costs.spreads(), costs.spread());
    }
}
