package io.exeunt.policies.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SplitsProperties {
    /** Two pixels hold the number of the image, so that every image is unlike the others. */
    private static LabelledImages numbered(int count) {
        byte[] pixels = new byte[2 * count];
        byte[] labels = new byte[count];
        SplittableRandom random = new SplittableRandom(count);
        for (int i = 0; i < count; i++) {
            pixels[2 * i] = (byte) (i >> 8);
            pixels[2 * i + 1] = (byte) i;
            labels[i] = (byte) Math.min(2, random.nextInt(5));
        }
        return LabelledImages.of("numbered", new FeatureMap(1, 1, 2), 3, pixels, labels);
    }

    private static List<Integer> numbers(LabelledImages images) {
        List<Integer> numbers = new ArrayList<>();
        float[] pixels = new float[2];
        for (int i = 0; i < images.size(); i++) {
            images.copyTo(i, pixels, 0);
            numbers.add(Math.round(pixels[0] * 255) * 256 + Math.round(pixels[1] * 255));
        }
        return numbers;
    }

    private static long count(LabelledImages images, int label) {
        return Arrays.stream(images.labels()).filter(l -> l == label).count();
    }

    @Property(tries = 100)
    void trainAndFitShareNothingAndLoseNothing(
            @ForAll @IntRange(min = 2, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 399) int fit,
            @ForAll long seed) {
        int held = Math.min(fit, size - 1);
        LabelledImages all = numbered(size);
        Splits splits = Splits.of(all, all, new SplitSpec(held, seed));
        List<Integer> together = numbers(splits.train());
        together.addAll(numbers(splits.fit()));
        assertThat(splits.fit().size()).isEqualTo(held);
        assertThat(together).containsExactlyInAnyOrderElementsOf(numbers(all));
        assertThat(numbers(splits.train())).isSorted();
    }

    @Property(tries = 100)
    void everyClassGivesItsShare(
            @ForAll @IntRange(min = 30, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 29) int fit,
            @ForAll long seed) {
        LabelledImages all = numbered(size);
        Splits splits = Splits.of(all, all, new SplitSpec(fit, seed));
        for (int label = 0; label < 3; label++) {
            double share = (double) count(all, label) * fit / size;
            assertThat((double) count(splits.fit(), label)).isBetween(Math.floor(share), Math.floor(share) + 1);
        }
    }

    @Example
    void theSeedDecidesWhatIsHeldOut() {
        LabelledImages all = numbered(300);
        assertThat(Splits.of(all, all, new SplitSpec(50, 1)).fit().sha256())
                .isEqualTo(Splits.of(all, all, new SplitSpec(50, 1)).fit().sha256())
                .isNotEqualTo(Splits.of(all, all, new SplitSpec(50, 2)).fit().sha256());
    }

    @Example
    void theReportSplitIsTheTestSetUntouched() {
        Splits splits = Splits.of(numbered(20), numbered(7), new SplitSpec(5, 1));
        assertThat(numbers(splits.report())).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(splits.report().name()).isEqualTo("report");
    }

    @Example
    void somethingMustRemainForTraining() {
        assertThatThrownBy(() -> Splits.of(numbered(20), numbered(7), new SplitSpec(20, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("fit samples: expected fewer than the 20 images of numbered, given 20");
    }

    @Example
    void imagesThatANetworkHasSeenServeForNeitherFitNorReport() {
        ImageSet set = new ImageSet(numbered(50), numbered(40));
        Splits splits = Splits.ofSeen(set, new SplitSpec(15, 1));
        List<Integer> held = numbers(splits.fit());
        held.addAll(numbers(splits.report()));
        assertThat(splits.train()).isSameAs(set.train());
        assertThat(splits.fit().size()).isEqualTo(15);
        assertThat(held).containsExactlyInAnyOrderElementsOf(numbers(set.test()));
        assertThat(splits.report().name()).isEqualTo("report");
    }
}
