package io.exeunt.policies.dl4j.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FeaturesTest {
    private static final LabelledImages IMAGES = Tiny.images(300, 1);
    private static final MultiExitGraph BACKBONE = Training.run(
                    Tiny.training(1), IMAGES, TrainingEnvironment.quiet(1, InstantSource.fixed(Instant.EPOCH)))
            .network();

    @TempDir
    Path folder;

    @Test
    void sitesAreWhereTheOldHeadsRead() {
        try (Features features = features(Long.MAX_VALUE, 1)) {
            assertThat(features.sites()).extracting(Site::exit).containsExactly("exit1", "exit2");
            assertThat(features.sites()).extracting(Site::vertex).containsExactly("stem_relu", "block1_relu");
            assertThat(features.bytes()).isEqualTo(2L * 300 * (256 + 256));
        }
    }

    private Features features(long heapBytes, int threads) {
        return Features.of(BACKBONE, IMAGES, new FeatureMemory(heapBytes, folder), threads, done -> {});
    }

    @Test
    void featuresAreTheBackbonesInHalfPrecision() {
        float[] pixels = new float[64];
        float[] row = new float[256];
        try (Features features = features(Long.MAX_VALUE, 2)) {
            for (int image : new int[] {0, 299}) {
                IMAGES.copyTo(image, pixels, 0);
                INDArray input = Nd4j.createFromArray(pixels).reshape(1, 1, 8, 8);
                INDArray[] expected =
                        BACKBONE.graph().output(List.of("block1_relu", "final"), false, new INDArray[] {input}, null);
                features.copyTo(1, image, row, 0);
                float[] exact = Tiny.values(expected[0]);
                for (int i = 0; i < row.length; i++) {
                    assertThat(row[i]).isCloseTo(exact[i], within(1e-3f * Math.max(1, exact[i])));
                }
                assertThat(features.probability(image, 1)).isCloseTo(expected[1].getFloat(0, 1), within(1e-5f));
                assertThat(features.answer(image))
                        .isEqualTo(expected[1].argMax(1).getInt(0));
            }
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryGoesToFilesThatNoKillCanLeaveBehind() {
        float[] inMemory = new float[256];
        float[] onDisk = new float[256];
        try (Features heap = features(Long.MAX_VALUE, 1);
                Features spilled = features(1000, 1)) {
            assertThat(folder).isEmptyDirectory();
            for (int image = 0; image < 300; image += 13) {
                heap.copyTo(0, image, inMemory, 0);
                spilled.copyTo(0, image, onDisk, 0);
                assertThat(onDisk).containsExactly(inMemory);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void progressCountsEveryImage() {
        AtomicLong images = new AtomicLong();
        Features.of(BACKBONE, IMAGES, new FeatureMemory(Long.MAX_VALUE, folder), 2, images::addAndGet)
                .close();
        assertThat(images).hasValue(300);
    }
}
