package io.exeunt.scenarios.spec;

import java.util.List;

/** Two boards, one of them without power data, and four policies. */
public final class KnownNamesFake implements KnownNames {
    @Override
    public List<String> devices() {
        return List.of("jetson-tx2", "raspberry-pi-4");
    }

    @Override
    public List<String> policies() {
        return List.of("entropy", "margin", "max_softmax", "patience");
    }

    @Override
    public int exits(NetworkSpec.PresetName preset) {
        return 6;
    }

    @Override
    public DeviceFacts facts(DeviceSpec.Source device) {
        if (device.equals(new DeviceSpec.Source.Catalogued("raspberry-pi-4"))) {
            return new DeviceFacts("raspberry-pi-4", List.of(new Unit("a72", List.of("ncnn"), 4, false)));
        }
        return new DeviceFacts(
                "jetson-tx2",
                List.of(
                        new Unit("gpu", List.of("tensorrt"), 1, true),
                        new Unit("denver", List.of("ncnn", "litert"), 2, true)));
    }
}
