package io.exeunt.policies.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MnistTest {
    @Test
    void theTrainingSetIsTheOneThatLeCunPublished() {
        LabelledImages train = Mnist.train();
        int[] labels = train.labels();
        int[] perClass = new int[10];
        Arrays.stream(labels).forEach(label -> perClass[label]++);
        assertThat(train.size()).isEqualTo(60_000);
        assertThat(train.shape()).isEqualTo(new FeatureMap(1, 28, 28));
        assertThat(Arrays.copyOf(labels, 5)).containsExactly(5, 0, 4, 1, 9);
        assertThat(perClass).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    }

    @Test
    void theTestSetIsTheOneThatLeCunPublished() {
        LabelledImages test = Mnist.test();
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(Arrays.copyOf(test.labels(), 5)).containsExactly(7, 2, 1, 0, 4);
        assertThat(meanPixel(test)).isCloseTo(0.1325, org.assertj.core.data.Offset.offset(5e-5));
    }

    private static double meanPixel(LabelledImages images) {
        float[] pixels = new float[784];
        double sum = 0;
        for (int i = 0; i < images.size(); i++) {
            images.copyTo(i, pixels, 0);
            for (float pixel : pixels) {
                sum += pixel;
            }
        }
        return sum / 784 / images.size();
    }
}
