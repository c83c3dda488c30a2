package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.policies.Governors;
import io.exeunt.policies.Policies;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import io.exeunt.scenarios.run.PresetDesigns;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.KnownNames;
import io.exeunt.scenarios.spec.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Names of the devices of the catalogue, and of the policies and governors, plug-ins included. */
final class Catalogue implements KnownNames {
    /** Where exits stand does not depend on it. */
    private static final int NOMINAL_SIDE = 32;

    @Override
    public List<String> devices() {
        return DeviceCatalog.ids();
    }

    @Override
    public List<String> policies() {
        return Policies.names();
    }

    @Override
    public boolean knowsPolicy(String name) {
        return Policies.find(name).isPresent();
    }

    @Override
    public List<String> governors() {
        return Stream.concat(Stream.of("static", "schedule"), Governors.names().stream())
                .filter(name -> !name.contains("<"))
                .distinct()
                .toList();
    }

    @Override
    public List<Integer> exitPlaces(NetworkSpec.PresetName preset) {
        return PresetDesigns.of(preset, NOMINAL_SIDE).exits().stream()
                .map(NetworkDesign.Exit::afterBlock)
                .toList();
    }

    @Override
    public List<Integer> mapSides(NetworkSpec.PresetName preset, int imageSide) {
        return PresetDesigns.of(preset, imageSide).mapSides();
    }

    @Override
    public void requireConditions(DeviceSpec device) {
        Platforms.conditioned(device(device.source()), device.platform(), device.conditions());
    }

    @Override
    public DeviceFacts facts(DeviceSpec.Source source) {
        Device device = device(source);
        return new DeviceFacts(device.id(), units(device));
    }

    /** What is known of each unit of a board. */
    static List<Unit> units(Device device) {
        return device.units().stream().map(unit -> unit(device, unit)).toList();
    }

    private static Device device(DeviceSpec.Source source) {
        return source instanceof DeviceSpec.Source.File file
                ? DeviceCatalog.load(file.path())
                : DeviceCatalog.find(((DeviceSpec.Source.Catalogued) source).id());
    }

    private static Unit unit(Device device, ComputeUnit unit) {
        List<Runtime> runtimes = device.runtimes().stream()
                .filter(runtime -> runtime.unit().equals(unit.id()))
                .map(runtime -> runtime(device, unit, runtime))
                .toList();
        int maxThreads = unit.kind() == ComputeUnit.Kind.CPU ? unit.coreCount() : 1;
        return new Unit(unit.id(), runtimes, maxThreads);
    }

    private static Runtime runtime(Device device, ComputeUnit unit, RuntimeProfile profile) {
        List<Precision> precisions = precisions(unit, profile);
        boolean energy = precisions.stream()
                .limit(1)
                .map(precision -> new PlatformSpec(unit.id(), profile.id(), precision, 1, 1))
                .anyMatch(spec -> Platforms.of(device, spec).energyModelled());
        return new Runtime(profile.id(), precisions, energy);
    }

    private static List<Precision> precisions(ComputeUnit unit, RuntimeProfile runtime) {
        return Arrays.stream(Precision.values())
                .filter(each -> runtime.runs(unit, each))
                .toList();
    }
}
