package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.PathHistogram;

/**
 * Where samples leave under patience, for every patience at once: with patience t a sample leaves at the first kept exit at which
 * the t last kept exits agree; at the final exit always. Immutable.
 */
public final class Agreement {
    private final ExitSet exits;
    /** [patience][exit]; row 0 is unused. */
    private final int[][] counts;

    private final int[][] correct;

    private Agreement(ExitSet exits) {
        this.exits = exits;
        counts = new int[exits.size() + 1][exits.exits()];
        correct = new int[exits.size() + 1][exits.exits()];
    }

    /** Folds the answers of the kept exits, sample by sample. */
    public static Agreement of(Predictions predictions, ExitSet exits) {
        Agreement agreement = new Agreement(exits);
        int[] kept = exits.indices();
        for (int i = 0; i < predictions.samples(); i++) {
            agreement.add(predictions, kept, i);
        }
        return agreement;
    }

    private void add(Predictions predictions, int[] kept, int sample) {
        int longestRun = 0;
        int run = 0;
        int before = -1;
        for (int k : kept) {
            int answer = predictions.classes()[k][sample];
            run = answer == before ? run + 1 : 1;
            before = answer;
            int served = k == exits.last() ? largestPatience() : run;
            if (served > longestRun) {
                leave(longestRun + 1, served, k, predictions.correct(k, sample));
                longestRun = served;
            }
        }
    }

    private void leave(int fromPatience, int toPatience, int exit, boolean right) {
        for (int t = fromPatience; t <= toPatience; t++) {
            counts[t][exit]++;
            correct[t][exit] += right ? 1 : 0;
        }
    }

    /** The largest patience that differs from the next larger one, at most: the number of kept exits. */
    public int largestPatience() {
        return exits.size();
    }

    /** Number of samples that leave at an exit; any patience above {@link #largestPatience()} counts as that. */
    public int count(int patience, int exit) {
        return counts[row(patience)][exit];
    }

    /** Number of samples that leave at an exit and are right. */
    public int correct(int patience, int exit) {
        return correct[row(patience)][exit];
    }

    /** The paths for one patience; every kept head on the way is evaluated. */
    public PathHistogram histogram(int patience) {
        return PathHistogram.ofExits(exits.bits(), counts[row(patience)], correct[row(patience)]);
    }

    private int row(int patience) {
        Check.positive("patience", (long) patience);
        return Math.min(patience, largestPatience());
    }
}
