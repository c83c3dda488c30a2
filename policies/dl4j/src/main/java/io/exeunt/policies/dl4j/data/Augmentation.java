package io.exeunt.policies.dl4j.data;

import java.util.SplittableRandom;

/** How training images are varied from epoch to epoch. */
public enum Augmentation {
    /** Not at all. */
    NONE,
    /**
     * Moved by −4 … 4 pixels each way over a black border, and mirrored every other time: what nearly all published CIFAR networks
     * are trained with (He et al., 2016, section 4.2).
     */
    CROP_FLIP;

    private static final int REACH = 4;

    /**
     * How one image is seen. The same numbers give the same view.
     *
     * @param seed of the training
     * @param step which step, from 0
     * @param position of the image in the step's batch
     */
    public ImageWindow view(long seed, long step, int position) {
        return switch (this) {
            case NONE -> ImageWindow.PLAIN;
            case CROP_FLIP -> {
                SplittableRandom random = new SplittableRandom(mixed(mixed(mixed(seed) + step) + position));
                yield new ImageWindow(
                        random.nextInt(-REACH, REACH + 1), random.nextInt(-REACH, REACH + 1), random.nextBoolean());
            }
        };
    }

    /** Spreads neighbouring numbers over all longs (Stafford's variant 13 of Murmur3's finaliser). */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
