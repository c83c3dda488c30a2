package io.exeunt.scenarios.spec;

import io.exeunt.hwmodels.InvalidInputException;
import java.util.List;

/** What scenario files may refer to by name. */
public interface KnownNames {
    /** Ids of the shipped devices. */
    List<String> devices();

    /** Names of the exit policies. */
    List<String> policies();

    /** Number of exits of a preset network, the final one included. */
    int exits(NetworkSpec.PresetName preset);

    /**
     * Looks into a device.
     *
     * @throws InvalidInputException if there is no such device, or its file is wrong
     */
    DeviceFacts facts(DeviceSpec.Source device);

    /**
     * What a scenario has to know of a device.
     *
     * @param id of the device
     * @param units its compute units, at least one
     */
    record DeviceFacts(String id, List<Unit> units) {
        public DeviceFacts {
            units = List.copyOf(units);
        }
    }

    /**
     * A compute unit.
     *
     * @param id such as "gpu"
     * @param runtimes ids of its runtime profiles, at least one
     * @param cores threads that it can run, > 0
     * @param energyModelled whether its energy is known
     */
    record Unit(String id, List<String> runtimes, int cores, boolean energyModelled) {
        public Unit {
            runtimes = List.copyOf(runtimes);
        }
    }
}
