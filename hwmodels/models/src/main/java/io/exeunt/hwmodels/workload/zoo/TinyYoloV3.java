package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;

/** Tiny YOLOv3 (Redmon and Farhadi, 2018) on 416×416 images, 80 classes: two detection heads of 255 channels. */
final class TinyYoloV3 {
    private static final int HEAD_CHANNELS = 3 * (80 + 5);

    private TinyYoloV3() {}

    static OperatorGraph of(String name) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 416, 416));
        Tensor x = net.input();
        for (int i = 0; i < 4; i++) {
            x = by3(x, "conv" + (i + 1), 16 << i)
                    .maxPool("pool" + (i + 1), Window.of(2).stride(2));
        }
        Tensor fine = by3(x, "conv5", 256);
        Tensor coarse = by3(
                by3(fine.maxPool("pool5", Window.of(2).stride(2)), "conv6", 512)
                        .maxPool("pool6", Window.of(2).fit(Window.Fit.SAME)),
                "conv7",
                1024);
        Tensor neck = coarse.conv("conv8", 256, Window.of(1));
        by3(neck, "conv9", 512).conv("head1", HEAD_CHANNELS, Window.of(1));
        Tensor raised = neck.conv("conv11", 128, Window.of(1)).upsampled("upsample", 2);
        by3(Tensor.concat("route", List.of(raised, fine)), "conv12", 256).conv("head2", HEAD_CHANNELS, Window.of(1));
        return net.build();
    }

    private static Tensor by3(Tensor x, String name, int channels) {
        return x.conv(name, channels, Window.of(3).pad(1));
    }
}
