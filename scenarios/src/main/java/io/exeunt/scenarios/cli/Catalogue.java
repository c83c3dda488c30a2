package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.score.Score;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.KnownNames;
import io.exeunt.scenarios.spec.NetworkSpec;
import java.util.List;

/** Names of the devices and of the policies that networks trained here, whose exits end in softmax, can use. */
final class Catalogue implements KnownNames {
    @Override
    public List<String> devices() {
        return DeviceCatalog.ids();
    }

    @Override
    public List<String> policies() {
        return List.of(Score.MAX_SOFTMAX.id(), Score.ENTROPY.id(), Score.MARGIN.id(), "patience");
    }

    @Override
    public int exits(NetworkSpec.PresetName preset) {
        return ResNetSpec.quickstart().exitCount();
    }

    @Override
    public DeviceFacts facts(DeviceSpec.Source source) {
        Device device = source instanceof DeviceSpec.Source.File file
                ? DeviceCatalog.load(file.path())
                : DeviceCatalog.find(((DeviceSpec.Source.Catalogued) source).id());
        return new DeviceFacts(device.id(), List.of(new Unit("gpu", List.of("tensorrt"), 1, true)));
    }
}
