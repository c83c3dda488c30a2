package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;

/** AlexNet in its single-column form (Krizhevsky, 2014), as torchvision has it. */
final class AlexNet {
    private AlexNet() {}

    static OperatorGraph of(String name) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 224, 224));
        Window pooling = Window.of(3).stride(2);
        net.input()
                .conv("conv1", 64, Window.of(11).stride(4).pad(2))
                .maxPool("pool1", pooling)
                .conv("conv2", 192, Window.of(5).pad(2))
                .maxPool("pool2", pooling)
                .conv("conv3", 384, Window.of(3).pad(1))
                .conv("conv4", 256, Window.of(3).pad(1))
                .conv("conv5", 256, Window.of(3).pad(1))
                .maxPool("pool5", pooling)
                .linear("fc6", 4096)
                .linear("fc7", 4096)
                .linear("fc8", 1000);
        return net.build();
    }
}
