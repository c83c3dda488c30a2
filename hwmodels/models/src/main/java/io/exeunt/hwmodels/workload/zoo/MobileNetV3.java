package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;

/** MobileNet V3 (Howard et al., ICCV 2019), width 1, 224×224, with torchvision's squeeze widths (a quarter, multiple of 8). */
final class MobileNetV3 {
    private static final boolean SE = true;

    /** One inverted residual: kernel, expanded channels, output channels, squeeze-and-excite, stride. */
    private record Block(int kernel, int expanded, int channels, boolean squeeze, int stride) {}

    private static final List<Block> LARGE = List.of(
            new Block(3, 16, 16, !SE, 1),
            new Block(3, 64, 24, !SE, 2),
            new Block(3, 72, 24, !SE, 1),
            new Block(5, 72, 40, SE, 2),
            new Block(5, 120, 40, SE, 1),
            new Block(5, 120, 40, SE, 1),
            new Block(3, 240, 80, !SE, 2),
            new Block(3, 200, 80, !SE, 1),
            new Block(3, 184, 80, !SE, 1),
            new Block(3, 184, 80, !SE, 1),
            new Block(3, 480, 112, SE, 1),
            new Block(3, 672, 112, SE, 1),
            new Block(5, 672, 160, SE, 2),
            new Block(5, 960, 160, SE, 1),
            new Block(5, 960, 160, SE, 1));

    private static final List<Block> SMALL = List.of(
            new Block(3, 16, 16, SE, 2),
            new Block(3, 72, 24, !SE, 2),
            new Block(3, 88, 24, !SE, 1),
            new Block(5, 96, 40, SE, 2),
            new Block(5, 240, 40, SE, 1),
            new Block(5, 240, 40, SE, 1),
            new Block(5, 120, 48, SE, 1),
            new Block(5, 144, 48, SE, 1),
            new Block(5, 288, 96, SE, 2),
            new Block(5, 576, 96, SE, 1),
            new Block(5, 576, 96, SE, 1));

    private MobileNetV3() {}

    static OperatorGraph large(String name) {
        return network(name, LARGE, 1280);
    }

    static OperatorGraph small(String name) {
        return network(name, SMALL, 1024);
    }

    private static OperatorGraph network(String name, List<Block> blocks, int hidden) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 224, 224));
        Tensor x = net.input().conv("conv1", 16, Window.of(3).stride(2).pad(1)).activation("conv1.act");
        for (int i = 0; i < blocks.size(); i++) {
            x = block(x, "block" + (i + 1), blocks.get(i));
        }
        x.conv("conv_last", 6 * x.channels(), Window.of(1))
                .activation("conv_last.act")
                .globalAverage("avgpool")
                .linear("fc1", hidden)
                .linear("fc2", 1000);
        return net.build();
    }

    private static Tensor block(Tensor x, String name, Block block) {
        Tensor wide = block.expanded() == x.channels()
                ? x
                : x.conv(name + ".expand", block.expanded(), Window.of(1)).activation(name + ".act1");
        Tensor deep = wide.depthwise(
                        name + ".dw", Window.of(block.kernel()).centred().stride(block.stride()))
                .activation(name + ".act2");
        Tensor out =
                (block.squeeze() ? excited(deep, name) : deep).conv(name + ".project", block.channels(), Window.of(1));
        return block.stride() == 1 && block.channels() == x.channels() ? out.plus(name + ".add", x) : out;
    }

    private static Tensor excited(Tensor x, String name) {
        Tensor factors = x.globalAverage(name + ".se.pool")
                .conv(name + ".se.reduce", roundedToEight(x.channels() / 4), Window.of(1))
                .conv(name + ".se.expand", x.channels(), Window.of(1));
        return x.scaledBy(name + ".se.scale", factors);
    }

    /** Nearest multiple of eight that is at least 90 % of the number. */
    private static int roundedToEight(int channels) {
        int rounded = Math.max(8, (channels + 4) / 8 * 8);
        return rounded < 0.9 * channels ? rounded + 8 : rounded;
    }
}
