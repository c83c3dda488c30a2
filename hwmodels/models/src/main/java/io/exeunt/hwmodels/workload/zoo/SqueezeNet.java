package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;
import java.util.Set;

/** SqueezeNet 1.0 and 1.1 (Iandola et al., 2016) on 224×224 images. */
final class SqueezeNet {
    private static final int[] SQUEEZED = {16, 16, 32, 32, 48, 48, 64, 64};

    private SqueezeNet() {}

    static OperatorGraph v10(String name) {
        return network(name, 96, Window.of(7).stride(2), Set.of(4, 8));
    }

    static OperatorGraph v11(String name) {
        return network(name, 64, Window.of(3).stride(2), Set.of(3, 5));
    }

    /** Fire modules are numbered from 2; after some of them the map is halved. */
    private static OperatorGraph network(String name, int channels, Window first, Set<Integer> poolAfter) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 224, 224));
        Tensor x = net.input().conv("conv1", channels, first).maxPool("pool1", halving());
        for (int i = 0; i < SQUEEZED.length; i++) {
            int number = i + 2;
            x = fire(x, "fire" + number, SQUEEZED[i]);
            x = poolAfter.contains(number) ? x.maxPool("pool" + number, halving()) : x;
        }
        x.conv("conv10", 1000, Window.of(1)).globalAverage("avgpool");
        return net.build();
    }

    private static Tensor fire(Tensor x, String name, int squeezed) {
        Tensor narrow = x.conv(name + ".squeeze", squeezed, Window.of(1));
        Tensor by1 = narrow.conv(name + ".expand1x1", 4 * squeezed, Window.of(1));
        Tensor by3 = narrow.conv(name + ".expand3x3", 4 * squeezed, Window.of(3).pad(1));
        return Tensor.concat(name + ".concat", List.of(by1, by3));
    }

    private static Window halving() {
        return Window.of(3).stride(2).fit(Window.Fit.CEIL);
    }
}
