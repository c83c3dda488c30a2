package io.exeunt.policies.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.workload.FeatureMap;
import org.junit.jupiter.api.Test;

class LabelledImagesTest {
    private static final FeatureMap SHAPE = new FeatureMap(1, 1, 2);

    private static LabelledImages images(String name) {
        return LabelledImages.of(
                name, SHAPE, 3, new byte[] {0, 51, 102, (byte) 204, 1, (byte) 255}, new byte[] {0, 2, 1});
    }

    @Test
    void aNetworkSeesPixelsBetweenZeroAndOne() {
        float[] seen = new float[4];
        images("a").copyTo(1, seen, 1);
        assertThat(seen).containsExactly(new float[] {0, 0.4f, 0.8f, 0}, within(1e-6f));
    }

    @Test
    void aSubsetHoldsTheChosenImagesInTheGivenOrder() {
        LabelledImages subset = images("a").subset("part", new int[] {2, 0});
        float[] seen = new float[2];
        subset.copyTo(0, seen, 0);
        assertThat(subset.labels()).containsExactly(1, 0);
        assertThat(seen).containsExactly(1 / 255f, 1);
        assertThat(subset).hasToString("part (2 images)");
    }

    @Test
    void theChecksumDependsOnContentAndNotOnTheName() {
        LabelledImages swapped = images("a").subset("a", new int[] {1, 0, 2});
        assertThat(images("a").sha256())
                .hasSize(64)
                .isEqualTo(images("b").sha256())
                .isNotEqualTo(swapped.sha256());
    }

    @Test
    void laterChangesOfTheGivenArraysChangeNothing() {
        byte[] pixels = {10, 20};
        LabelledImages one = LabelledImages.of("one", SHAPE, 2, pixels, new byte[1]);
        String before = one.sha256();
        pixels[0] = 99;
        assertThat(one.sha256()).isEqualTo(before);
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> LabelledImages.of("x", SHAPE, 3, new byte[5], new byte[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected pixels of x to be 6 in number, given 5");
        assertThatThrownBy(() -> LabelledImages.of("x", SHAPE, 2, new byte[4], new byte[] {1, 2}))
                .hasMessage("Expected labels[1] of x to be in 0..1, given 2");
    }
}
