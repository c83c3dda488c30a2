package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.Splits;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ThresholdKernelProperties {
    @Property(tries = 200)
    void itCountsWhatThePlainPolicyCounts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int samples) {
        SplittableRandom random = new SplittableRandom(seed);
        int exits = random.nextInt(1, 8);
        TraceSplit split = Splits.random(seed, samples, exits, random.nextInt(1, 6), random.nextInt(2, 300));
        Score score = random.nextBoolean() ? Score.MAX_SOFTMAX : Score.CONFIDENCE_HEAD;
        ThresholdKernel kernel = ThresholdKernel.of(split, score, false);
        ThresholdKernel lanes = ThresholdKernel.of(split, score, true);

        for (int trial = 0; trial < 5; trial++) {
            ExitSet kept = new ExitSet(exits, random.nextLong(1L << exits));
            int[] levels = levels(random, exits);
            assertThat(kernel.histogram(kept, levels))
                    .isEqualTo(kernel.policy(kept, levels).paths(split))
                    .isEqualTo(lanes.histogram(kept, levels));
            assertThat(kernel.heads(kept, levels))
                    .isEqualTo(kernel.policy(kept, levels).heads());
        }
    }

    @Property(tries = 200)
    void raisingALevelNeverLowersTheMeanDepth(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int exits = random.nextInt(2, 6);
        TraceSplit split = Splits.random(seed, 200, exits, 4, random.nextInt(2, 300));
        ThresholdKernel kernel = ThresholdKernel.of(split, Score.ENTROPY);
        ExitSet kept = new ExitSet(exits, random.nextLong(1L << exits));
        int[] levels = levels(random, exits);

        double before = kernel.histogram(kept, levels).meanExit();
        int raised = random.nextInt(exits);
        levels[raised] = random.nextInt(levels[raised], ThresholdKernel.LEVELS);

        assertThat(kernel.histogram(kept, levels).meanExit()).isGreaterThanOrEqualTo(before);
    }

    @Property(tries = 200)
    void aSweepCountsWhatEachLevelCounts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int samples) {
        SplittableRandom random = new SplittableRandom(seed);
        int exits = random.nextInt(2, 8);
        TraceSplit split = Splits.random(seed, samples, exits, random.nextInt(1, 6), random.nextInt(2, 300));
        ThresholdKernel kernel = ThresholdKernel.of(split, Score.MAX_SOFTMAX);
        int swept = random.nextInt(exits - 1);
        ExitSet kept = new ExitSet(exits, random.nextLong(1L << exits) | 1L << swept);
        int[] levels = levels(random, exits);

        ExitCounts[] all = kernel.sweep(kernel.heads(kept, levels), levels, swept);

        assertThat(all).hasSize(ThresholdKernel.LEVELS);
        for (int level = 0; level < all.length; level++) {
            levels[swept] = level;
            ExitCounts alone = ExitCounts.none(kernel.heads(kept, levels), exits);
            kernel.count(kept, levels, alone.counts(), alone.correct());
            assertThat(all[level]).usingRecursiveComparison().isEqualTo(alone);
        }
    }

    /** Every level, the two ends and the middle often. */
    private static int[] levels(SplittableRandom random, int exits) {
        int[] levels = new int[exits];
        for (int k = 0; k < exits; k++) {
            levels[k] = switch (random.nextInt(8)) {
                case 0 -> 0;
                case 1 -> 255;
                default -> random.nextInt(ThresholdKernel.LEVELS);
            };
        }
        return levels;
    }
}
