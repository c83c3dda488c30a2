package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;

/**
 * The small networks that QuTiBench (Blott et al., 2021) measures at several widths: CNV, six unpadded 3×3 convolutions on CIFAR-10, and
 * MLP, four fully connected layers on MNIST. Multiply-accumulates agree with those published (CNV at an eighth of its width is published
 * 1.3 % higher).
 */
final class Qutibench {
    private Qutibench() {}

    /** @param width share of the full width, such as 0.25 */
    static OperatorGraph cnv(String name, double width) {
        int channels = (int) (128 * width);
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 32, 32));
        Tensor x = net.input();
        for (int stage = 1; stage <= 3; stage++) {
            int wide = channels << (stage - 1);
            x = x.conv("conv" + stage + "_1", wide, Window.of(3)).conv("conv" + stage + "_2", wide, Window.of(3));
            x = stage < 3 ? x.maxPool("pool" + stage, Window.of(2).stride(2)) : x;
        }
        x.linear("fc1", 8 * channels).linear("fc2", 8 * channels).linear("fc3", 10);
        return net.build();
    }

    /** @param width share of the full width, such as 0.25 */
    static OperatorGraph mlp(String name, double width) {
        int features = (int) (2048 * width);
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(1, 28, 28));
        net.input()
                .linear("fc1", features)
                .linear("fc2", features)
                .linear("fc3", features)
                .linear("fc4", 10);
        return net.build();
    }
}
