package io.exeunt.policies.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.zoo.NetworkBuilder;
import io.exeunt.hwmodels.workload.zoo.Tensor;
import io.exeunt.hwmodels.workload.zoo.Window;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Multiply-accumulates of the networks that class exclusion was published on, and where its heads sit on them. */
class PublishedTotalsTest {
    private static final int CLASSES = 10;
    private static final Window SAME = Window.of(3).pad(1);

    /** Images are enlarged to 224 × 224. */
    @Test
    void alexNetHas697MillionAsPublished() {
        NetworkBuilder net = new NetworkBuilder("alexnet-cifar10", new FeatureMap(3, 224, 224));
        Window pooling = Window.of(3).stride(2);
        net.input()
                .conv("conv1", 64, Window.of(11).stride(4).pad(2))
                .maxPool("pool1", pooling)
                .conv("conv2", 192, Window.of(5).pad(2))
                .maxPool("pool2", pooling)
                .conv("conv3", 384, SAME)
                .conv("conv4", 256, SAME)
                .conv("conv5", 256, SAME)
                .maxPool("pool5", pooling)
                .linear("fc6", 4096)
                .linear("fc7", 1024)
                .linear("fc8", CLASSES);

        assertThat(millions(net, "conv")).containsExactly(new double[] {70.3, 224.0, 112.1, 149.5, 99.7}, within(0.06));
        assertThat(DoubleStream.of(millions(net, "fc")).sum()).isCloseTo(42.0, within(0.06));
        assertThat(net.build().macs() / 1e6).isCloseTo(697.5, within(0.06));
    }

    @Test
    void vggSmallHas617MillionAndItsHeadsSitWherePublished() {
        NetworkBuilder net = new NetworkBuilder("vggsmall", new FeatureMap(3, 32, 32));
        Tensor x = net.input();
        for (int width : new int[] {128, 256, 512}) {
            x = x.conv("conv" + width + "a", width, SAME).conv("conv" + width + "b", width, SAME);
            x = x.maxPool("pool" + width, Window.of(2).stride(2));
        }
        x.linear("fc1", 1024).linear("fc2", 1024).linear("fc3", CLASSES);

        double whole = net.build().macs() / 1e6;
        assertThat(whole).isCloseTo(617.0, within(0.06));
        assertThat(shares(millions(net, "conv"), whole))
                .containsExactly(new double[] {.006, .250, .373, .618, .740, .985}, within(0.0006));
    }

    @Test
    void resNet50OnSmallImagesHas1298Million() {
        NetworkBuilder net = new NetworkBuilder("resnet50-cifar", new FeatureMap(3, 32, 32));
        Tensor x = net.input().conv("stem", 64, SAME);
        List<Integer> blocks = List.of(3, 4, 6, 3);
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int block = 0; block < blocks.get(stage); block++) {
                x = bottleneck(x, "stage" + stage + "." + block, 64 << stage, stage > 0 && block == 0 ? 2 : 1);
            }
        }
        x.globalAverage("pool").linear("fc", CLASSES);

        double[] stages = {218.1, 335.5, 478.2, 264.2};
        assertThat(millions(net, "stem")).containsExactly(new double[] {1.8}, within(0.06));
        for (int stage = 0; stage < stages.length; stage++) {
            assertThat(DoubleStream.of(millions(net, "stage" + stage)).sum()).isCloseTo(stages[stage], within(0.06));
        }
        assertThat(net.build().macs() / 1e6).isCloseTo(1298, within(0.5));
    }

    private static Tensor bottleneck(Tensor x, String name, int width, int stride) {
        Tensor body = x.conv(name + ".reduce", width, Window.of(1))
                .conv(name + ".conv", width, SAME.stride(stride))
                .conv(name + ".expand", 4 * width, Window.of(1));
        boolean same = x.channels() == 4 * width && stride == 1;
        return body.plus(
                name + ".add",
                same ? x : x.conv(name + ".down", 4 * width, Window.of(1).stride(stride)));
    }

    /** From global pooling of 128 channels for ten classes to 2 × 2 of 512 for a hundred. */
    @Test
    void headsCostNextToNothing() {
        long least = new Linear("head", 128, 10, 1, true).macs();
        long most = new Linear("head", 2 * 2 * 512, 100, 1, true).macs();

        assertThat(least).isEqualTo(1_280);
        assertThat(most).isEqualTo(204_800);
        assertThat(most / 617.0e6).isLessThan(0.0004);
    }

    private static double[] millions(NetworkBuilder net, String prefix) {
        return net.build().operators().stream()
                .filter(operator -> operator.name().startsWith(prefix))
                .mapToDouble(Operator::macs)
                .map(macs -> macs / 1e6)
                .toArray();
    }

    private static double[] shares(double[] parts, double whole) {
        double[] shares = new double[parts.length];
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += parts[i];
            shares[i] = sum / whole;
        }
        return shares;
    }
}
