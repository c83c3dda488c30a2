package io.exeunt.scenarios.spec;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Precision;
import java.util.List;

/** What scenario files may refer to by name. */
public interface KnownNames {
    /** Ids of the shipped devices. */
    List<String> devices();

    /** Names of the exit policies. */
    List<String> policies();

    /** Whether there is such a policy; names with a number, such as "fixed:3", are not listed one by one. */
    default boolean knowsPolicy(String name) {
        return policies().contains(name);
    }

    /** Names of the governors that a search may choose. */
    List<String> governors();

    /** Number of exits of a preset network, the final one included. */
    default int exits(NetworkSpec.PresetName preset) {
        return exitPlaces(preset).size() + 1;
    }

    /** Behind how many of its blocks a preset network's own side exits stand. */
    List<Integer> exitPlaces(NetworkSpec.PresetName preset);

    /**
     * Smaller side of a preset network's feature map in pixels: behind its stem (or its input), then behind each of its blocks.
     *
     * @param imageSide smaller side of an image, for networks that take any
     */
    List<Integer> mapSides(NetworkSpec.PresetName preset, int imageSide);

    /**
     * Looks into a device.
     *
     * @throws InvalidInputException if there is no such device, or its file is wrong
     */
    DeviceFacts facts(DeviceSpec.Source device);

    /**
     * Checks that a device has what its conditions need; does nothing where there is no device to look at.
     *
     * @param device with unit and runtime filled in
     * @throws io.exeunt.ground.spec.PointedException if it lacks something; its pointer leads from the device to the key
     */
    default void requireConditions(DeviceSpec device) {}

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
     * @param runtimes its runtime profiles; none if it can be described but not simulated
     * @param maxThreads threads that it can run, > 0; 1 for a GPU
     */
    record Unit(String id, List<Runtime> runtimes, int maxThreads) {
        public Unit {
            runtimes = List.copyOf(runtimes);
        }
    }

    /**
     * A runtime profile.
     *
     * @param id such as "tensorrt"
     * @param precisions number formats that it can run on its unit
     * @param energyModelled whether the unit's energy under it is known
     */
    record Runtime(String id, List<Precision> precisions, boolean energyModelled) {
        public Runtime {
            precisions = List.copyOf(precisions);
        }
    }
}
