package io.exeunt.policies.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The published data sets, where somebody has fetched them. */
class PublishedSetsTest {
    private static final double[] CIFAR10_MEAN = {125.306918, 122.950394, 113.865383};
    private static final double[] CIFAR10_DEVIATION = {62.9932, 62.0887, 66.7049};

    private static int[] perClass(LabelledImages images) {
        int[] counts = new int[images.classes()];
        Arrays.stream(images.labels()).forEach(label -> counts[label]++);
        return counts;
    }

    /** Mean and standard deviation of one channel. */
    private static double[] moments(LabelledImages images, int channel) {
        int elements = (int) images.shape().elements();
        int plane = images.shape().height() * images.shape().width();
        float[] image = new float[elements];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < images.size(); i++) {
            images.copyTo(i, image, 0);
            for (int p = channel * plane; p < (channel + 1) * plane; p++) {
                sum += image[p];
                squares += (double) image[p] * image[p];
            }
        }
        double mean = sum / images.size() / plane;
        return new double[] {mean, Math.sqrt(squares / images.size() / plane - mean * mean)};
    }

    @Test
    void cifar10IsTheOneThatKrizhevskyPublished() {
        ImageSet set = Cifar.cifar10(PublishedData.cifar10());
        assertThat(perClass(set.train())).containsOnly(5000);
        assertThat(perClass(set.test())).containsOnly(1000);
        assertThat(Arrays.copyOf(set.train().labels(), 5)).containsExactly(6, 9, 9, 4, 1);
        assertThat(Arrays.copyOf(set.test().labels(), 5)).containsExactly(3, 8, 8, 0, 6);
        float[] image = new float[3072];
        set.train().copyTo(0, image, 0);
        assertThat(IntStream.range(0, 3).mapToLong(c -> Math.round(255 * image[1024 * c])))
                .containsExactly(59L, 62L, 63L);
        for (int c = 0; c < 3; c++) {
            double[] moments = moments(set.train(), c);
            assertThat(255 * moments[0]).isCloseTo(CIFAR10_MEAN[c], within(1e-4));
            assertThat(255 * moments[1]).isCloseTo(CIFAR10_DEVIATION[c], within(1e-3));
        }
    }

    @Test
    void fashionMnistIsTheOneThatZalandoPublished() {
        ImageSet set = FashionMnist.read(PublishedData.fashionMnist());
        assertThat(perClass(set.train())).containsOnly(6000);
        assertThat(perClass(set.test())).containsOnly(1000);
        assertThat(Arrays.copyOf(set.train().labels(), 4)).containsExactly(9, 0, 0, 3);
        double[] moments = moments(set.train(), 0);
        assertThat(moments[0]).isCloseTo(0.28604, within(1e-5));
        assertThat(moments[1]).isCloseTo(0.35302, within(1e-5));
    }
}
