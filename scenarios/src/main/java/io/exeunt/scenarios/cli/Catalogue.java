package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.KnownNames;
import io.exeunt.scenarios.spec.NetworkSpec;
import java.util.List;

/** Names of the devices and policies that are on the class path. */
final class Catalogue implements KnownNames {
    @Override
    public List<String> devices() {
        return DeviceCatalog.ids();
    }

    @Override
    public List<String> policies() {
        return List.of("never", "fixed", "max-softmax", "entropy", "margin", "patience", "oracle");
    }

    @Override
    public int exits(NetworkSpec.PresetName preset) {
        return io.exeunt.policies.dl4j.network.ResNetSpec.quickstart().exitCount();
    }

    @Override
    public DeviceFacts facts(DeviceSpec.Source source) {
        Device device = source instanceof DeviceSpec.Source.File file
                ? DeviceCatalog.load(file.path())
                : DeviceCatalog.find(((DeviceSpec.Source.Catalogued) source).id());
        return new DeviceFacts(device.id(), List.of(new Unit("gpu", List.of("tensorrt"), 1, true)));
    }
}
