package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;

/**
 * DenseNet-BC (Huang et al., CVPR 2017): every layer reads all earlier ones of its block. The batch norm before a layer's 1×1
 * convolution follows a concatenation and can't be folded; the one after it can.
 */
final class DenseNet {
    private static final int GROWTH = 32;

    private DenseNet() {}

    static OperatorGraph of(String name, List<Integer> layersPerBlock) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 224, 224));
        Tensor x = net.input()
                .conv("conv0", 2 * GROWTH, Window.of(7).stride(2).pad(3))
                .maxPool("pool0", Window.of(3).stride(2).pad(1));
        for (int block = 0; block < layersPerBlock.size(); block++) {
            if (block > 0) {
                x = transition(x, "transition" + block);
            }
            for (int layer = 0; layer < layersPerBlock.get(block); layer++) {
                x = layer(x, "dense" + (block + 1) + "." + layer);
            }
        }
        x.batchNorm("norm5").globalAverage("avgpool").linear("classifier", 1000);
        return net.build();
    }

    private static Tensor layer(Tensor x, String name) {
        Tensor fresh = x.batchNorm(name + ".norm1")
                .conv(name + ".conv1", 4 * GROWTH, Window.of(1))
                .bareConv(name + ".conv2", GROWTH, Window.of(3).pad(1));
        return Tensor.concat(name + ".concat", List.of(x, fresh));
    }

    private static Tensor transition(Tensor x, String name) {
        return x.batchNorm(name + ".norm")
                .bareConv(name + ".conv", x.channels() / 2, Window.of(1))
                .averagePool(name + ".pool", Window.of(2).stride(2));
    }
}
