package io.exeunt.policies.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelInputsTest {
    private static final byte[] PIXELS = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 1, 2};

    private static PixelInputs inputs(Layout layout, List<Double> mean, List<Double> deviation) {
        return new PixelInputs(
                List.of(2, 1, 2), PIXELS, new int[] {7, 8}, new Preprocessing(1 / 255.0, mean, deviation, layout));
    }

    @Test
    void eachChannelIsScaledShiftedAndDivided() {
        float[] sample = new float[4];
        inputs(Layout.NCHW, List.of(0.5, 0.0), List.of(0.5, 2.0)).copyTo(0, sample, 0);

        assertThat(sample).containsExactly(-1f, (float) ((51 / 255.0 - 0.5) / 0.5), 0.2f, 0.3f);
    }

    @Test
    void channelsComeLastWhereTheModelWantsThemSo() {
        PixelInputs inputs = inputs(Layout.NHWC, List.of(), List.of());
        float[] sample = new float[4];
        inputs.copyTo(0, sample, 0);

        assertThat(inputs.parts().get(0).shape()).containsExactly(1L, 2L, 2L);
        assertThat(sample).containsExactly(0f, 0.4f, 0.2f, 0.6f);
        assertThat(inputs.pixels(1)).containsExactly(-52, -1, 1, 2);
        assertThat(inputs.labels()).containsExactly(7, 8);
    }

    @Test
    void whatIsDoneToPixelsDecidesTheSum() {
        String plain = inputs(Layout.NCHW, List.of(), List.of()).sha256();

        assertThat(inputs(Layout.NCHW, List.of(), List.of()).sha256()).isEqualTo(plain);
        assertThat(inputs(Layout.NCHW, List.of(0.1), List.of()).sha256()).isNotEqualTo(plain);
    }

    @Test
    void meansAreOfAllChannelsOrOfOne() {
        assertThatThrownBy(() -> inputs(Layout.NCHW, List.of(1.0, 2.0, 3.0), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected mean and deviation to be one number for all, or 2, one per channel");
    }
}
