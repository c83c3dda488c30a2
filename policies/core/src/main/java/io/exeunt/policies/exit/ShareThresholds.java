package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.policies.score.SurestFirst;
import io.exeunt.simulator.network.ExitSet;
import java.util.Arrays;

/**
 * Turns wished exit shares into thresholds: exit by exit, the surest of the samples still there leave, as many as the share says.
 *
 * <p>From shares r_k of N samples n_k = ⌊r_k·N⌋ shall leave at exit k; the threshold is the smallest score among the n_k surest of the
 * samples that are left. Where n_k = 0 it is +∞, where all that are left shall leave −∞. Samples with equal scores leave together,
 * so that more may leave than wished, never fewer. Source: the rule of EENet, arXiv 2301.07099, with infinities in place of 1 and 0.
 */
public final class ShareThresholds {
    private static final double ROUNDING = 1e-9;

    private final ScoreColumns scores;
    private final int[] kept;
    private final int samples;
    /** [exit] sample indices, surest first; empty for the final exit and those not kept. */
    private final int[][] surestFirst;

    /**
     * Sorts the samples once.
     *
     * @param scores of a fit split; at least those of the kept exits but the final one
     * @param exits kept exits
     * @param samples of the split
     */
    public ShareThresholds(ScoreColumns scores, ExitSet exits, int samples) {
        this.scores = scores;
        this.kept = exits.indices();
        this.samples = samples;
        this.surestFirst = new int[exits.exits()][];
        Arrays.fill(surestFirst, new int[0]);
        for (int j = 0; j < kept.length - 1; j++) {
            surestFirst[kept[j]] = SurestFirst.order(scores.column(kept[j]));
        }
    }

    /**
     * Thresholds for wished shares.
     *
     * @param shares one per kept exit, in order, the final one included; each in 0 … 1
     * @return [exit]; +∞ at exits not kept, −∞ at the final one
     */
    public double[] thresholds(double[] shares) {
        Check.require(shares.length == kept.length, "shares", kept.length + " numbers", shares.length);
        double[] thresholds = new double[surestFirst.length];
        Arrays.fill(thresholds, Double.POSITIVE_INFINITY);
        boolean[] gone = new boolean[samples];
        int left = samples;
        for (int j = 0; j < kept.length - 1; j++) {
            int k = kept[j];
            int wanted = (int) (Check.probability("shares[" + j + "]", shares[j]) * samples + ROUNDING);
            thresholds[k] = threshold(k, Math.min(wanted, left), left, gone);
            left -= leave(k, thresholds[k], gone);
        }
        thresholds[kept[kept.length - 1]] = Double.NEGATIVE_INFINITY;
        return thresholds;
    }

    private double threshold(int exit, int wanted, int left, boolean[] gone) {
        if (wanted == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (wanted == left) {
            return Double.NEGATIVE_INFINITY;
        }
        int passed = 0;
        for (int sample : surestFirst[exit]) {
            passed += gone[sample] ? 0 : 1;
            if (passed == wanted) {
                return scores.column(exit)[sample];
            }
        }
        throw new AssertionError("Fewer samples than counted");
    }

    private int leave(int exit, double threshold, boolean[] gone) {
        int leaving = 0;
        for (int sample : surestFirst[exit]) {
            if (!(scores.column(exit)[sample] >= threshold)) {
                break;
            }
            leaving += gone[sample] ? 0 : 1;
            gone[sample] = true;
        }
        return leaving;
    }
}
