package io.exeunt.policies.predictive;

import io.exeunt.policies.score.ClassProbabilities;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.TraceSplit;

/** Entropy of class probabilities, −Σ_c p_c ln p_c, in nats: 0 is certain, ln C knows nothing. */
final class Entropies {
    private Entropies() {}

    /** Of these exits, [position][sample]. */
    static double[][] of(TraceSplit split, int[] exits) {
        double[][] entropies = new double[exits.length][];
        for (int j = 0; j < exits.length; j++) {
            entropies[j] = column(split.exits().get(exits[j]));
        }
        return entropies;
    }

    private static double[] column(ExitOutputs outputs) {
        ClassProbabilities probabilities = new ClassProbabilities(outputs);
        double[] column = new double[outputs.samples()];
        for (int i = 0; i < column.length; i++) {
            column[i] = entropy(probabilities.of(i));
        }
        return column;
    }

    static double entropy(double[] probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            sum += p > 0 ? p * Math.log(p) : 0;
        }
        return Math.max(0, -sum);
    }
}
