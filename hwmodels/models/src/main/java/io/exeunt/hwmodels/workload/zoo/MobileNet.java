package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;

/** MobileNet V1 (Howard et al., 2017) and V2 (Sandler et al., CVPR 2018), width 1, 224×224. */
final class MobileNet {
    /** Channels and stride of V1's depthwise-separable pairs. */
    private static final int[][] V1_PAIRS = {
        {64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1},
        {1024, 2}, {1024, 1}
    };

    /** Expansion, channels, repeats and first stride of V2's stages. */
    private static final int[][] V2_STAGES = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    private MobileNet() {}

    static OperatorGraph v1(String name) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 224, 224));
        Tensor x = net.input().conv("conv1", 32, Window.of(3).stride(2).pad(1));
        for (int i = 0; i < V1_PAIRS.length; i++) {
            x = x.depthwise("dw" + (i + 1), Window.of(3).pad(1).stride(V1_PAIRS[i][1]))
                    .conv("pw" + (i + 1), V1_PAIRS[i][0], Window.of(1));
        }
        x.globalAverage("avgpool").linear("fc", 1000);
        return net.build();
    }

    static OperatorGraph v2(String name) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 224, 224));
        Tensor x = net.input().conv("conv1", 32, Window.of(3).stride(2).pad(1));
        for (int stage = 0; stage < V2_STAGES.length; stage++) {
            int[] shape = V2_STAGES[stage];
            for (int i = 0; i < shape[2]; i++) {
                x = inverted(x, "stage" + (stage + 1) + "." + i, shape[0], shape[1], i == 0 ? shape[3] : 1);
            }
        }
        x.conv("conv_last", 1280, Window.of(1)).globalAverage("avgpool").linear("classifier", 1000);
        return net.build();
    }

    private static Tensor inverted(Tensor x, String name, int expansion, int channels, int stride) {
        Tensor wide = expansion == 1 ? x : x.conv(name + ".expand", expansion * x.channels(), Window.of(1));
        Tensor out = wide.depthwise(name + ".dw", Window.of(3).pad(1).stride(stride))
                .conv(name + ".project", channels, Window.of(1));
        return stride == 1 && channels == x.channels() ? out.plus(name + ".add", x) : out;
    }
}
