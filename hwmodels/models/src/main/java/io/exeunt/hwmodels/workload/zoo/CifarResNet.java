package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;

/** The CIFAR form of ResNet (He et al., CVPR 2016, section 4.2): 6n + 2 layers at 16, 32 and 64 channels. */
final class CifarResNet {
    /** How a block that halves the map carries its input past the convolutions. */
    enum Shortcut {
        /** Every second element, missing channels zero: the published form, without parameters. */
        PADDED,
        /** A 1×1 convolution. */
        PROJECTED
    }

    private CifarResNet() {}

    /** The network with {@code depth} = 6n + 2 weighted layers for ten classes. */
    static OperatorGraph of(String name, int depth, Shortcut shortcut) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 32, 32));
        Tensor x = net.input().conv("conv1", 16, Window.of(3).pad(1));
        for (int stage = 0; stage < 3; stage++) {
            for (int i = 0; i < (depth - 2) / 6; i++) {
                x = block(x, "layer" + (stage + 1) + "." + i, 16 << stage, net, shortcut);
            }
        }
        x.globalAverage("avgpool").linear("fc", 10);
        return net.build();
    }

    private static Tensor block(Tensor x, String name, int channels, NetworkBuilder net, Shortcut shortcut) {
        int stride = x.channels() == channels ? 1 : 2;
        Tensor body = x.conv(name + ".conv1", channels, Window.of(3).pad(1).stride(stride))
                .conv(name + ".conv2", channels, Window.of(3).pad(1));
        if (stride == 1) {
            return body.plus(name + ".add", x);
        }
        Tensor past =
                switch (shortcut) {
                    case PADDED ->
                        net.append(new ElementWise(name + ".pad", ElementWise.Kind.COPY, body.shape(), 1), x);
                    case PROJECTED ->
                        x.conv(name + ".down", channels, Window.of(1).stride(2));
                };
        return body.plus(name + ".add", past);
    }
}
