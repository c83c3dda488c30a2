package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;

/** ResNet (He et al., CVPR 2016) for ImageNet, with the stride on the 3×3 convolution of a bottleneck, as torchvision has it. */
final class ResNet {
    private ResNet() {}

    private interface Block {
        Tensor apply(Tensor x, String name, int channels, int stride);
    }

    /** Two 3×3 convolutions per block: ResNet-18 and -34. */
    static OperatorGraph basic(String name, List<Integer> blocks) {
        return network(name, blocks, ResNet::basicBlock);
    }

    /** 1×1, 3×3, 1×1 per block: ResNet-50 and deeper. */
    static OperatorGraph bottleneck(String name, List<Integer> blocks) {
        return network(name, blocks, ResNet::bottleneckBlock);
    }

    private static OperatorGraph network(String name, List<Integer> blocks, Block block) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 224, 224));
        Tensor x = net.input()
                .conv("conv1", 64, Window.of(7).stride(2).pad(3))
                .maxPool("maxpool", Window.of(3).stride(2).pad(1));
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int i = 0; i < blocks.get(stage); i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                x = block.apply(x, "layer" + (stage + 1) + "." + i, 64 << stage, stride);
            }
        }
        x.globalAverage("avgpool").linear("fc", 1000);
        return net.build();
    }

    private static Tensor basicBlock(Tensor x, String name, int channels, int stride) {
        Tensor body = x.conv(name + ".conv1", channels, Window.of(3).pad(1).stride(stride))
                .conv(name + ".conv2", channels, Window.of(3).pad(1));
        return body.plus(name + ".add", shortcut(x, name, channels, stride));
    }

    private static Tensor bottleneckBlock(Tensor x, String name, int channels, int stride) {
        Tensor body = x.conv(name + ".conv1", channels, Window.of(1))
                .conv(name + ".conv2", channels, Window.of(3).pad(1).stride(stride))
                .conv(name + ".conv3", 4 * channels, Window.of(1));
        return body.plus(name + ".add", shortcut(x, name, 4 * channels, stride));
    }

    private static Tensor shortcut(Tensor x, String name, int channels, int stride) {
        return x.channels() == channels && stride == 1
                ? x
                : x.conv(name + ".down", channels, Window.of(1).stride(stride));
    }
}
