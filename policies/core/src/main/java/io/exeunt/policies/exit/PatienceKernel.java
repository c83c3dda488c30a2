package io.exeunt.policies.exit;

import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All patience rules on one split. The first question about an exit set folds all samples, for every patience at once; further
 * ones are look-ups. May be shared between threads.
 */
public final class PatienceKernel {
    /** Exit sets remembered before all are forgotten: a few tens of MB at most. */
    private static final int MOST_REMEMBERED = 4096;

    private final Predictions predictions;
    private final Map<ExitSet, Agreement> agreementByExits = new ConcurrentHashMap<>();

    /** Prepares a split. */
    public PatienceKernel(TraceSplit split) {
        predictions = Predictions.of(split);
    }

    /** Where samples leave if these exits are kept. */
    public Agreement agreement(ExitSet exits) {
        if (agreementByExits.size() >= MOST_REMEMBERED) {
            agreementByExits.clear();
        }
        return agreementByExits.computeIfAbsent(exits, kept -> Agreement.of(predictions, kept));
    }

    /**
     * Counts how many samples leave at each exit, and how many of them are right. Heads asked are all kept ones.
     *
     * @param exits kept exits
     * @param patience number of agreeing exits, > 0
     * @param counts [exit], overwritten
     * @param correct [exit], overwritten
     */
    public void count(ExitSet exits, int patience, int[] counts, int[] correct) {
        Agreement agreement = agreement(exits);
        for (int k = 0; k < exits.exits(); k++) {
            counts[k] = agreement.count(patience, k);
            correct[k] = agreement.correct(patience, k);
        }
    }
}
