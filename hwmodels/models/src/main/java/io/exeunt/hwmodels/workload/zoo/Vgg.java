package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;

/** VGG (Simonyan and Zisserman, ICLR 2015): five stages of 3×3 convolutions, each ending in a max pooling. */
final class Vgg {
    private static final int[] CHANNELS = {64, 128, 256, 512, 512};

    private Vgg() {}

    /** On 224×224 images with the three large fully connected layers. */
    static OperatorGraph imageNet(String name, List<Integer> convolutionsPerStage) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 224, 224));
        trunk(net.input(), convolutionsPerStage)
                .linear("fc6", 4096)
                .linear("fc7", 4096)
                .linear("fc8", 1000);
        return net.build();
    }

    /** On 32×32 images with a single linear classifier, the usual CIFAR form. */
    static OperatorGraph cifar(String name, List<Integer> convolutionsPerStage, int classes) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 32, 32));
        trunk(net.input(), convolutionsPerStage).linear("classifier", classes);
        return net.build();
    }

    private static Tensor trunk(Tensor x, List<Integer> convolutionsPerStage) {
        for (int stage = 0; stage < CHANNELS.length; stage++) {
            for (int i = 0; i < convolutionsPerStage.get(stage); i++) {
                x = x.conv(
                        "conv" + (stage + 1) + "_" + (i + 1),
                        CHANNELS[stage],
                        Window.of(3).pad(1));
            }
            x = x.maxPool("pool" + (stage + 1), Window.of(2).stride(2));
        }
        return x;
    }
}
