package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.SamplePicture;
import io.exeunt.explore.result.SamplePictures;
import io.exeunt.policies.onnxruntime.ArrayInputs;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleThumbnailsTest {
    private static TraceSplit report(int samples) {
        float[] values = new float[2 * samples];
        Arrays.fill(values, 0.5f);
        int[] labels = new int[samples];
        labels[samples - 1] = 1;
        return new TraceSplit("report", labels, List.of(ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, values)));
    }

    private static BufferedImage image(SamplePicture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.png())));
    }

    @Test
    void aGreyImageKeepsItsPixelsAndItsClass() throws IOException {
        byte[] pixels = {0, 1, (byte) 200, (byte) 255, 17, 99};

        SamplePictures pictures = SampleThumbnails.of(report(1), List.of(1, 2, 3), sample -> pixels);

        assertThat(pictures.pictures()).hasSize(1);
        assertThat(pictures.pictures().get(0).label()).isEqualTo(1);
        BufferedImage image = image(pictures.pictures().get(0));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        for (int i = 0; i < pixels.length; i++) {
            assertThat(image.getRaster().getSample(i % 3, i / 3, 0)).isEqualTo(pixels[i] & 0xFF);
        }
    }

    @Test
    void aColourImageKeepsItsColours() throws IOException {
        byte[] redAndBlue = {(byte) 255, 0, 0, 0, 0, (byte) 255};

        BufferedImage image = image(SampleThumbnails.of(report(1), List.of(3, 1, 2), sample -> redAndBlue)
                .pictures()
                .get(0));

        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFF0000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xFF0000FF);
    }

    @Test
    void aLargeImageIsMadeSmallAndItsPixelsAreMeans() throws IOException {
        byte[] halves = new byte[200 * 100];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = (byte) (i % 200 < 100 ? 40 : 240);
        }

        BufferedImage image = image(SampleThumbnails.of(report(1), List.of(1, 100, 200), sample -> halves)
                .pictures()
                .get(0));

        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(32);
        assertThat(image.getRaster().getSample(0, 0, 0)).isEqualTo(40);
        assertThat(image.getRaster().getSample(63, 31, 0)).isEqualTo(240);
    }

    @Test
    void noMoreThanAFewAreKept() {
        SamplePictures pictures = SampleThumbnails.of(report(900), List.of(1, 1, 1), sample -> new byte[] {7});

        assertThat(pictures.pictures()).hasSizeBetween(40, SamplePictures.MOST);
    }

    @Test
    void whatIsNoPictureSaysSo() {
        ArrayInputs numbers =
                new ArrayInputs(List.of(new InputPart("", List.of(2L))), new float[] {1, 2}, new int[] {0});

        assertThat(SampleThumbnails.of(report(1), numbers).why()).isEqualTo("the data are no pictures");
        assertThat(SampleThumbnails.of(report(1), List.of(4, 1, 1), sample -> new byte[4])
                        .why())
                .isEqualTo("images of 4 channels can't be shown");
    }
}
