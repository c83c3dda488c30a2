package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.device.Device;

/** Binds devices to runtimes. */
public final class Platforms {
    private Platforms() {}

    /**
     * The device as a network meets it when it runs as {@code spec} says.
     *
     * @throws io.exeunt.hwmodels.InvalidInputException if the device has no such unit, runtime, precision or that many cores
     */
    public static Platform of(Device device, PlatformSpec spec) {
        throw new UnsupportedOperationException(device.id() + spec);
    }
}
