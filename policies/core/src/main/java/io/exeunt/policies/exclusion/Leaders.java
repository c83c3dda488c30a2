package io.exeunt.policies.exclusion;

import io.exeunt.policies.score.ClassProbabilities;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.TraceSplit;

/**
 * The two largest class probabilities of every side exit about every sample, computed once: exactly one class is above a threshold
 * if the first is and the second is not.
 */
final class Leaders {
    private final int[] kept;
    /** [exit][sample]; empty for exits not kept and the final one. */
    private final double[][] first;

    private final double[][] second;
    private final TraceSplit split;

    /** Of these exits, which must be among those of {@code all}. */
    private Leaders(Leaders all, ExitSet exits) {
        split = all.split;
        kept = exits.indices();
        first = all.first;
        second = all.second;
    }

    Leaders(TraceSplit split, ExitSet exits) {
        this.split = split;
        kept = exits.indices();
        first = new double[exits.exits()][];
        second = new double[exits.exits()][];
        for (int j = 0; j < kept.length - 1; j++) {
            fill(kept[j]);
        }
    }

    private void fill(int exit) {
        ClassProbabilities probabilities = new ClassProbabilities(split.exits().get(exit));
        first[exit] = new double[split.samples()];
        second[exit] = new double[split.samples()];
        for (int i = 0; i < split.samples(); i++) {
            for (double p : probabilities.of(i)) {
                second[exit][i] = Math.max(second[exit][i], Math.min(first[exit][i], p));
                first[exit][i] = Math.max(first[exit][i], p);
            }
        }
    }

    /** The same where fewer exits are kept. */
    Leaders only(ExitSet exits) {
        return new Leaders(this, exits);
    }

    /** Whether exactly one class is above a threshold at a kept side exit. */
    boolean leaves(int exit, int sample, double threshold) {
        return leaves(exit, sample, threshold, threshold);
    }

    /** Whether the first is above one bound and the second not above another at a kept side exit. */
    boolean leaves(int exit, int sample, double above, double below) {
        return first[exit][sample] > above && second[exit][sample] <= below;
    }

    /** The first kept exit at which exactly one class is above the exit's threshold, or the final one. */
    int exitOf(int sample, double[] thresholds) {
        for (int j = 0; j < kept.length - 1; j++) {
            int k = kept[j];
            if (leaves(k, sample, thresholds[k])) {
                return k;
            }
        }
        return kept[kept.length - 1];
    }
}
