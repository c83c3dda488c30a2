package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * All threshold rules on one split and one score whose thresholds are quantiles of that split, evaluated by bit operations.
 *
 * <p>At each exit level l of 256 stands for a threshold: level 0 for −∞ (every sample leaves), level 255 for +∞ (none does, and the head
 * is not asked), and those between for the score of rank ⌊l·N/255⌋ among the split's N scores at this exit, so that about l/255
 * of them lie below. For each level the samples that reach it are kept as bits, so that a rule is counted with one AND, one AND
 * NOT and two population counts per 64 samples and exit. Samples are sorted by how sure the exits are of them, so that those that
 * leave early share words, and the first words are soon done with.
 *
 * <p>Other levels than quantiles can be given. Counts equal those of {@link ThresholdPolicy} with the thresholds of {@link #policy}.
 * Immutable; may be shared between threads.
 */
public final class ThresholdKernel {
    /** Number of quantile levels: level 0 lets every sample go, level 255 none. */
    public static final int LEVELS = 256;

    private static final int NOBODY = LEVELS - 1;
    private final Score score;
    private final int exits;
    private final int samples;
    private final int words;
    /** Number of levels of each exit. */
    private final int levels;
    /** [exit][level], rising with the level. */
    private final double[][] thresholds;
    /** [word], all samples. */
    private final long[] everybody;
    /** [exit · levels + level][word], samples whose score reaches the level's threshold; without the final exit. */
    private final long[][] reaching;
    /** [exit][word], samples about which the exit is right. */
    private final long[][] right;
    /** The same for machines that count shorter words faster; null on others. */
    private final @Nullable LaneRows lanes;
    /** [exit][bit], the highest level that a sample reaches; made when first asked for. */
    private final AtomicReferenceArray<short[]> highest;

    private ThresholdKernel(TraceSplit fit, ScoreColumns scores, double[][] thresholds, boolean inLanes) {
        score = scores.score();
        exits = fit.exits().size();
        samples = fit.samples();
        words = (samples + Long.SIZE - 1) / Long.SIZE;
        this.thresholds = thresholds;
        levels = exits == 1 ? LEVELS : thresholds[0].length;
        everybody = new long[words];
        reaching = new long[(exits - 1) * levels][];
        right = new long[exits][words];
        highest = new AtomicReferenceArray<>(exits);
        for (int i = 0; i < samples; i++) {
            everybody[i >> 6] |= 1L << i;
        }
        int[][] rising = new int[exits - 1][];
        for (int k = 0; k < exits - 1; k++) {
            rising[k] = QuantileLevels.rising(scores.column(k));
        }
        int[] place = QuantileLevels.surestFirst(rising, samples);
        for (int k = 0; k < exits - 1; k++) {
            fillReaching(k, scores.column(k), rising[k], place);
        }
        fillRight(Predictions.of(fit), place);
        lanes = inLanes ? new LaneRows(samples, everybody, reaching, right) : null;
    }

    /** Prepares a split for one score: {@code exits × 32 × samples} bytes, twice that where vectors of words are counted. */
    public static ThresholdKernel of(TraceSplit fit, Score score) {
        return of(fit, score, VectorPopulations.PRESENT);
    }

    /** As above, counting vectors of short words, or long words one by one. */
    static ThresholdKernel of(TraceSplit fit, Score score, boolean inLanes) {
        ScoreColumns scores = ScoreColumns.of(fit, score, sides(fit));
        double[][] thresholds = new double[fit.exits().size() - 1][];
        for (int k = 0; k < thresholds.length; k++) {
            thresholds[k] = QuantileLevels.thresholds(scores.column(k));
        }
        return new ThresholdKernel(fit, scores, thresholds, inLanes);
    }

    /**
     * Prepares a split for other levels than quantiles.
     *
     * @param scores at least those of all exits but the final one
     * @param thresholds [exit][level], rising with the level, as many levels at each exit; without the final exit
     */
    public static ThresholdKernel of(TraceSplit fit, ScoreColumns scores, double[][] thresholds) {
        return new ThresholdKernel(fit, scores, thresholds, VectorPopulations.PRESENT);
    }

    /** Bits of all exits but the final one. */
    public static long sides(TraceSplit split) {
        return (1L << (split.exits().size() - 1)) - 1;
    }

    private void fillReaching(int exit, double[] column, int[] rising, int[] place) {
        long[] reached = everybody.clone();
        int below = 0;
        for (int level = 0; level < levels; level++) {
            for (; below < samples && column[rising[below]] < thresholds[exit][level]; below++) {
                int bit = place[rising[below]];
                reached[bit >> 6] &= ~(1L << bit);
            }
            reaching[row(exit, level)] = reached.clone();
        }
    }

    private void fillRight(Predictions predictions, int[] place) {
        for (int k = 0; k < exits; k++) {
            for (int i = 0; i < samples; i++) {
                right[k][place[i] >> 6] |= predictions.correct(k, i) ? 1L << place[i] : 0;
            }
        }
    }

    private int row(int exit, int level) {
        return exit * levels + level;
    }

    /**
     * Bits of the heads that are asked on the way: the kept ones whose level is not 255, and the final one.
     *
     * @param kept kept exits
     * @param levels [exit], each in 0 … 255; those of exits not kept and of the final exit are ignored
     */
    public long heads(ExitSet kept, int[] levels) {
        long heads = 1L << (exits - 1);
        for (long rest = kept.bits() & ~heads; rest != 0; rest &= rest - 1) {
            int k = Long.numberOfTrailingZeros(rest);
            if (levels[k] < 0 || levels[k] > NOBODY) {
                throw new IllegalArgumentException(
                        "Expected levels[" + k + "] to be in 0.." + NOBODY + ", given " + levels[k]);
            }
            heads |= levels[k] == NOBODY ? 0 : 1L << k;
        }
        return heads;
    }

    /**
     * Counts how many samples leave at each exit, and how many of them are right.
     *
     * @param kept kept exits
     * @param levels [exit], as for {@link #heads}
     * @param counts [exit], overwritten
     * @param correct [exit], overwritten
     */
    public void count(ExitSet kept, int[] levels, int[] counts, int[] correct) {
        count(heads(kept, levels), levels, counts, correct);
    }

    /**
     * The same where these heads are asked, whatever their levels.
     *
     * @param heads bits of the heads asked
     * @param levels [exit], of which only those of the heads asked are looked at
     * @param counts [exit], overwritten
     * @param correct [exit], overwritten
     */
    public void count(long heads, int[] levels, int[] counts, int[] correct) {
        Arrays.fill(counts, 0);
        Arrays.fill(correct, 0);
        if (lanes != null) {
            lanes.count(heads, levels, counts, correct);
            return;
        }
        long[] here = everybody.clone();
        int left = samples;
        int first = 0;
        for (long rest = heads & ~(1L << (exits - 1)); rest != 0 && left > 0; rest &= rest - 1) {
            int k = Long.numberOfTrailingZeros(rest);
            leave(k, reaching[row(k, levels[k])], here, first, counts, correct);
            left -= counts[k];
            while (first < words && here[first] == 0) {
                first++;
            }
        }
        int last = exits - 1;
        counts[last] = left;
        correct[last] = left == 0 ? 0 : right(last, here);
    }

    /**
     * Counts a rule at every level of one exit, the others as they are, in one pass over the samples that come to it: as its level falls,
     * samples leave there one after the other that would have left later.
     *
     * @param heads bits of the heads asked; that of the swept exit is not looked at
     * @param levels [exit], of which only those of the other heads asked are looked at
     * @param exit whose level is swept, not the final one
     * @return [level], as {@link #count(long, int[], int[], int[])} would count it; at level 255 the head is not asked
     */
    public ExitCounts[] sweep(long heads, int[] levels, int exit) {
        long others = heads & ~(1L << exit);
        int[] base = new int[exits];
        int[] baseRight = new int[exits];
        LevelMoves moves = new LevelMoves(this.levels, exits, exit);
        long[] here = everybody.clone();
        for (long rest = others; rest != 0; rest &= rest - 1) {
            int k = Long.numberOfTrailingZeros(rest);
            long[] row = k == exits - 1 ? everybody : reaching[row(k, levels[k])];
            for (int word = 0; word < words; word++) {
                long leaving = here[word] & row[word];
                here[word] ^= leaving;
                base[k] += Long.bitCount(leaving);
                baseRight[k] += Long.bitCount(leaving & right[k][word]);
                if (k > exit) {
                    move(leaving, word, k, moves);
                }
            }
        }
        return moves.counts(others, base, baseRight);
    }

    /** Notes from which level on samples leave at the swept exit that else leave at a later one. */
    private void move(long leaving, int word, int later, LevelMoves moves) {
        short[] reached = highest(moves.exit());
        long rightHere = right[moves.exit()][word];
        long rightLater = right[later][word];
        for (long rest = leaving; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            moves.add(reached[(word << 6) + bit], later, (int) (rightHere >>> bit & 1), (int) (rightLater >>> bit & 1));
        }
    }

    private short[] highest(int exit) {
        short[] known = highest.get(exit);
        if (known != null) {
            return known;
        }
        short[] made = new short[words << 6];
        for (int level = 1; level < levels; level++) {
            for (int word = 0; word < words; word++) {
                for (long rest = reaching[row(exit, level)][word]; rest != 0; rest &= rest - 1) {
                    made[(word << 6) + Long.numberOfTrailingZeros(rest)] = (short) level;
                }
            }
        }
        highest.set(exit, made);
        return made;
    }

    /** Takes those away who leave at an exit, and counts them. */
    private void leave(int exit, long[] row, long[] here, int first, int[] counts, int[] correct) {
        long[] answers = right[exit];
        int count = 0;
        int rightCount = 0;
        for (int word = first; word < words; word++) {
            long leaving = here[word] & row[word];
            count += Long.bitCount(leaving);
            rightCount += Long.bitCount(leaving & answers[word]);
            here[word] ^= leaving;
        }
        counts[exit] = count;
        correct[exit] = rightCount;
    }

    /** How many of these samples an exit is right about. */
    private int right(int exit, long[] here) {
        long[] answers = right[exit];
        int count = 0;
        for (int word = 0; word < words; word++) {
            count += Long.bitCount(here[word] & answers[word]);
        }
        return count;
    }

    /** The paths of a rule, as objects. */
    public PathHistogram histogram(ExitSet kept, int[] levels) {
        int[] counts = new int[exits];
        int[] correct = new int[exits];
        count(kept, levels, counts, correct);
        return PathHistogram.ofExits(heads(kept, levels), counts, correct);
    }

    /** The threshold that a level stands for at an exit other than the final one. */
    public double threshold(int exit, int level) {
        return thresholds[exit][Check.inRange("level", level, 0, levels - 1)];
    }

    /** The same rule with explicit thresholds, for use on another split. */
    public ThresholdPolicy policy(ExitSet kept, int[] levels) {
        double[] explicit = new double[exits];
        Arrays.fill(explicit, Double.POSITIVE_INFINITY);
        for (int k : kept.indices()) {
            explicit[k] = k == exits - 1 ? Double.NEGATIVE_INFINITY : threshold(k, levels[k]);
        }
        return new ThresholdPolicy(score, kept, explicit);
    }
}
