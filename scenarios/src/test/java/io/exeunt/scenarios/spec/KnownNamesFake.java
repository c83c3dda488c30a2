package io.exeunt.scenarios.spec;

import io.exeunt.hwmodels.workload.Precision;
import java.util.List;

/** Two boards, one of them without power data, and four policies. */
public final class KnownNamesFake implements KnownNames {
    private static final List<Precision> ALL = List.of(Precision.values());

    @Override
    public List<String> devices() {
        return List.of("jetson-tx2", "raspberry-pi-4");
    }

    @Override
    public List<String> policies() {
        return List.of("entropy", "margin", "max_softmax", "patience");
    }

    @Override
    public List<String> governors() {
        return List.of("performance", "schedule", "static");
    }

    @Override
    public List<Integer> exitPlaces(NetworkSpec.PresetName preset) {
        return List.of(1, 2, 3, 4, 5);
    }

    @Override
    public List<Integer> mapSides(NetworkSpec.PresetName preset, int imageSide) {
        return preset == NetworkSpec.PresetName.QUICKSTART
                ? List.of(14, 14, 14, 7, 7, 4, 4)
                : List.of(32, 32, 32, 32, 16, 16, 16, 8, 8, 8);
    }

    @Override
    public DeviceFacts facts(DeviceSpec.Source device) {
        if (device.equals(new DeviceSpec.Source.Catalogued("raspberry-pi-4"))) {
            return new DeviceFacts(
                    "raspberry-pi-4",
                    List.of(new Unit("a72", List.of(new Runtime("ncnn", List.of(Precision.FP32), false)), 4)));
        }
        return new DeviceFacts(
                "jetson-tx2",
                List.of(
                        new Unit("idle", List.of(), 1),
                        new Unit("gpu", List.of(new Runtime("tensorrt", ALL, true)), 1),
                        new Unit(
                                "denver",
                                List.of(new Runtime("ncnn", ALL, true), new Runtime("litert", ALL, true)),
                                2)));
    }
}
