package io.exeunt.policies.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final LabelledImages IMAGES = LabelledImages.of(
            "one",
            new FeatureMap(2, 2, 3),
            2,
            new byte[] {51, 102, (byte) 153, 0, 51, (byte) 255, 1, 2, 3, 4, 5, 6},
            new byte[] {1});

    private static float[] seen(LabelledImages images, ImageWindow view) {
        float[] values = new float[12];
        images.copyTo(0, view, values, 0);
        return values;
    }

    private static float[] scaled(int... pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels[i] * (1 / 255f);
        }
        return values;
    }

    @Test
    void aViewMovesAndMirrorsEveryChannelAndIsBlackOutside() {
        assertThat(seen(IMAGES, ImageWindow.PLAIN)).containsExactly(scaled(51, 102, 153, 0, 51, 255, 1, 2, 3, 4, 5, 6));
        assertThat(seen(IMAGES, new ImageWindow(1, 0, false)))
                .containsExactly(scaled(102, 153, 0, 51, 255, 0, 2, 3, 0, 5, 6, 0));
        assertThat(seen(IMAGES, new ImageWindow(0, -1, true)))
                .containsExactly(scaled(0, 0, 0, 153, 102, 51, 0, 0, 0, 3, 2, 1));
    }

    @Test
    void blackIsWhatTheNormalisationMakesOfIt() {
        Normalisation normalisation = new Normalisation(java.util.List.of(0.5, 0.25), java.util.List.of(0.5, 2.0));
        float[] values = seen(IMAGES.normalised(normalisation), new ImageWindow(0, 5, false));
        assertThat(values).containsExactly(-1, -1, -1, -1, -1, -1, -.125f, -.125f, -.125f, -.125f, -.125f, -.125f);
        assertThat(IMAGES.normalised(normalisation).sha256()).isNotEqualTo(IMAGES.sha256());
        assertThat(IMAGES.normalised(Normalisation.none(2)).sha256()).isEqualTo(IMAGES.sha256());
    }

    @Test
    void cropAndFlipReachesEveryPlaceAndNoneFurther() {
        Set<ImageWindow> views = IntStream.range(0, 4000)
                .mapToObj(i -> Augmentation.CROP_FLIP.view(7, i / 50, i % 50))
                .collect(Collectors.toSet());
        assertThat(views).hasSize(9 * 9 * 2);
        assertThat(views).extracting(ImageWindow::right).contains(-4, 4).allMatch(by -> by >= -4 && by <= 4);
        assertThat(views).extracting(ImageWindow::down).contains(-4, 4).allMatch(by -> by >= -4 && by <= 4);
    }

    @Test
    void theSameSeedStepAndPositionGiveTheSameView() {
        assertThat(Augmentation.CROP_FLIP.view(1, 2, 3)).isEqualTo(Augmentation.CROP_FLIP.view(1, 2, 3));
        assertThat(IntStream.range(0, 64).mapToObj(i -> Augmentation.CROP_FLIP.view(1, 2, i)))
                .isNotEqualTo(IntStream.range(0, 64)
                        .mapToObj(i -> Augmentation.CROP_FLIP.view(2, 2, i))
                        .toList());
        assertThat(Augmentation.NONE.view(1, 2, 3)).isEqualTo(ImageWindow.PLAIN);
    }
}
