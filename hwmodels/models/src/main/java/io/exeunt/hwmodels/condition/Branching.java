package io.exeunt.hwmodels.condition;

import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.ExitOverhead;
import io.exeunt.hwmodels.device.Quantity;
import java.util.Optional;

/** How a runtime leaves a network early. */
public enum Branching {
    /** The network is run in stages, one after the other; the host looks at an exit and begins the next, or does not. */
    STAGES,
    /** The network is one graph with an {@code If} after each exit. */
    IF;

    String text() {
        return switch (this) {
            case STAGES -> "in stages";
            case IF -> "an If per exit";
        };
    }

    /**
     * A device that is left in this way: with an {@code If} each side head that is asked is charged one, and no stage begins.
     *
     * @throws PointedException if the device does not say what an {@code If} costs
     */
    Device on(Device device, Worker worker, String source) {
        return this == STAGES ? device : branched(device, worker, source);
    }

    private static Device branched(Device device, Worker worker, String source) {
        Optional<ExitOverhead> overhead = device.exitOverhead(worker.runtime(), worker.unit());
        Quantity ifUs = overhead.map(ExitOverhead::ifUs).orElse(null);
        if (overhead.isEmpty() || ifUs == null) {
            throw new PointedException(
                    "/branching",
                    "not modelled: what an If costs with " + worker.runtime() + " on " + worker.unit() + " of "
                            + device.id(),
                    "exit_overheads of its device file say it (if_us); exeunt devices measure-exits measures it");
        }
        ExitOverhead charged = new ExitOverhead(
                worker.runtime(),
                worker.unit(),
                ConditionedDevice.assumed(0),
                ifUs,
                ifUs,
                overhead.get().clockMhz());
        return device.withExitOverhead(charged, source, device.sources().getOrDefault(source, "what if: " + IF.text()));
    }
}
