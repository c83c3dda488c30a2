package io.exeunt.policies.dl4j;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.ExitHead;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network and a data set small enough for unit tests: noisy 8×8 images of three classes, told apart by the lit rows. */
public final class Tiny {
    public static final FeatureMap SHAPE = new FeatureMap(1, 8, 8);
    public static final int CLASSES = 3;

    private Tiny() {}

    public static LabelledImages images(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * 64];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
            for (int p = 0; p < 64; p++) {
                boolean lit = p / 8 / 3 == labels[i];
                pixels[i * 64 + p] = (byte) ((lit ? 120 : 0) + random.nextInt(100));
            }
        }
        return LabelledImages.of("tiny", SHAPE, CLASSES, pixels, labels);
    }

    public static ResNetSpec network() {
        return new ResNetSpec(
                "tiny",
                SHAPE,
                CLASSES,
                new ResNetSpec.Stem(4, 1),
                List.of(new ResNetSpec.Stage(4, 1, 1), new ResNetSpec.Stage(6, 1, 2)),
                List.of(
                        new ResNetSpec.Exit(0, new ExitHead.Linear(2)),
                        new ResNetSpec.Exit(1, new ExitHead.Convolutional(5, 1))),
                new ExitHead.Linear(1));
    }

    /** Two epochs of eight steps on 64 images. */
    public static TrainingSpec training(long seed) {
        return new TrainingSpec(network(), 2, 8, 0.01, 1e-4, List.of(0.5, 0.5, 1.0), seed);
    }

    public static float[] values(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
