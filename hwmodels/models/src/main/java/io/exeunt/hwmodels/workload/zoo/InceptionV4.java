package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;

/** Inception-v4 (Szegedy et al., AAAI 2017, figures 3 to 9) on 299×299 images. */
final class InceptionV4 {
    private static final Window ONE = Window.of(1);
    private static final Window THREE = Window.of(3).centred();
    private static final Window HALVE = Window.of(3).stride(2);
    private static final Window ROW7 = Window.of(1, 7).centred();
    private static final Window COLUMN7 = Window.of(7, 1).centred();
    private static final Window ROW3 = Window.of(1, 3).centred();
    private static final Window COLUMN3 = Window.of(3, 1).centred();

    private InceptionV4() {}

    static OperatorGraph of(String name) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 299, 299));
        Tensor x = stem(net.input());
        for (int i = 0; i < 4; i++) {
            x = moduleA(x, "a" + i);
        }
        x = reductionA(x, "reduction_a");
        for (int i = 0; i < 7; i++) {
            x = moduleB(x, "b" + i);
        }
        x = reductionB(x, "reduction_b");
        for (int i = 0; i < 3; i++) {
            x = moduleC(x, "c" + i);
        }
        x.globalAverage("avgpool").linear("fc", 1000);
        return net.build();
    }

    private static Tensor stem(Tensor image) {
        Tensor x = image.conv("stem.conv1", 32, HALVE)
                .conv("stem.conv2", 32, Window.of(3))
                .conv("stem.conv3", 64, THREE);
        x = Tensor.concat("stem.cat1", List.of(x.maxPool("stem.pool1", HALVE), x.conv("stem.conv4", 96, HALVE)));
        Tensor small = x.conv("stem.5a1", 64, ONE).conv("stem.5a2", 96, Window.of(3));
        Tensor large = x.conv("stem.5b1", 64, ONE)
                .conv("stem.5b2", 64, ROW7)
                .conv("stem.5b3", 64, COLUMN7)
                .conv("stem.5b4", 96, Window.of(3));
        x = Tensor.concat("stem.cat2", List.of(small, large));
        return Tensor.concat("stem.cat3", List.of(x.conv("stem.conv6", 192, HALVE), x.maxPool("stem.pool2", HALVE)));
    }

    private static Tensor moduleA(Tensor x, String name) {
        return Tensor.concat(
                name + ".cat",
                List.of(
                        x.conv(name + ".1", 96, ONE),
                        x.conv(name + ".2a", 64, ONE).conv(name + ".2b", 96, THREE),
                        x.conv(name + ".3a", 64, ONE)
                                .conv(name + ".3b", 96, THREE)
                                .conv(name + ".3c", 96, THREE),
                        pooled(x, name, 96)));
    }

    private static Tensor reductionA(Tensor x, String name) {
        return Tensor.concat(
                name + ".cat",
                List.of(
                        x.conv(name + ".1", 384, HALVE),
                        x.conv(name + ".2a", 192, ONE)
                                .conv(name + ".2b", 224, THREE)
                                .conv(name + ".2c", 256, HALVE),
                        x.maxPool(name + ".pool", HALVE)));
    }

    private static Tensor moduleB(Tensor x, String name) {
        return Tensor.concat(
                name + ".cat",
                List.of(
                        x.conv(name + ".1", 384, ONE),
                        x.conv(name + ".2a", 192, ONE)
                                .conv(name + ".2b", 224, ROW7)
                                .conv(name + ".2c", 256, COLUMN7),
                        x.conv(name + ".3a", 192, ONE)
                                .conv(name + ".3b", 192, COLUMN7)
                                .conv(name + ".3c", 224, ROW7)
                                .conv(name + ".3d", 224, COLUMN7)
                                .conv(name + ".3e", 256, ROW7),
                        pooled(x, name, 128)));
    }

    private static Tensor reductionB(Tensor x, String name) {
        return Tensor.concat(
                name + ".cat",
                List.of(
                        x.conv(name + ".1a", 192, ONE).conv(name + ".1b", 192, HALVE),
                        x.conv(name + ".2a", 256, ONE)
                                .conv(name + ".2b", 256, ROW7)
                                .conv(name + ".2c", 320, COLUMN7)
                                .conv(name + ".2d", 320, HALVE),
                        x.maxPool(name + ".pool", HALVE)));
    }

    private static Tensor moduleC(Tensor x, String name) {
        Tensor two = x.conv(name + ".2a", 384, ONE);
        Tensor three =
                x.conv(name + ".3a", 384, ONE).conv(name + ".3b", 448, COLUMN3).conv(name + ".3c", 512, ROW3);
        return Tensor.concat(
                name + ".cat",
                List.of(
                        x.conv(name + ".1", 256, ONE),
                        two.conv(name + ".2b", 256, ROW3),
                        two.conv(name + ".2c", 256, COLUMN3),
                        three.conv(name + ".3d", 256, ROW3),
                        three.conv(name + ".3e", 256, COLUMN3),
                        pooled(x, name, 256)));
    }

    private static Tensor pooled(Tensor x, String name, int channels) {
        return x.averagePool(name + ".pool", THREE).conv(name + ".pool.conv", channels, ONE);
    }
}
