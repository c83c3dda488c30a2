package io.exeunt.policies.eenet;

import io.exeunt.ground.statistics.PairedDifference;

/**
 * Whether the fit split speaks clearly enough for one rule over another, which spends as much: by half a standard error of the paired
 * difference. A sample counts half by its label and half by what all heads together, fitted without it, say about the answer: the label is
 * never biased but a draw of chance, the other the opposite.
 */
final class Safeguard {
    private static final double CAUTION = 0.5;

    private Safeguard() {}

    /**
     * Compares two rules.
     *
     * @param first [sample], value of the first rule's answer
     * @param second [sample], that of the second
     */
    static boolean speaksFor(double[] first, double[] second) {
        return PairedDifference.isAbove(CAUTION, first, second);
    }

    /** Value of an answer. */
    static double value(boolean right, double worth) {
        return ((right ? 1 : 0) + worth) / 2;
    }
}
