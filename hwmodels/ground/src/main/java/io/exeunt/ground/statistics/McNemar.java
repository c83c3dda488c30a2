package io.exeunt.ground.statistics;

import io.exeunt.ground.Check;
import org.apache.commons.math3.special.Beta;

/**
 * McNemar's test whether two policies answer equally often right, from the samples on which exactly one of them is right. Where both
 * are equally good, the number that only one gets right is Binomial(n, ½) of the n discordant samples. Source: McNemar,
 * Psychometrika 12 (1947) 153; mid-p: Fagerland, Lydersen & Laake, BMC Med. Res. Methodol. 13:91 (2013), who recommend it.
 *
 * @param onlyFirst number of samples that only the first answers right
 * @param onlySecond number of samples that only the second answers right
 */
public record McNemar(int onlyFirst, int onlySecond) {
    public McNemar {
        Check.nonNegative("onlyFirst", (long) onlyFirst);
        Check.nonNegative("onlySecond", (long) onlySecond);
    }

    /** Counts the discordant samples of two policies. */
    public static McNemar of(boolean[] first, boolean[] second) {
        Check.require(first.length == second.length, "samples", first.length + " in number", second.length);
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.length; i++) {
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += second[i] && !first[i] ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }

    /** Number of samples on which exactly one is right. */
    public int discordant() {
        return onlyFirst + onlySecond;
    }

    /** Two-sided exact p-value, min(1, 2·P(X ≤ min)); 1 where nothing is discordant. Never too small, often too large. */
    public double exactP() {
        return discordant() == 0 ? 1 : Math.min(1, 2 * atMost(fewer()));
    }

    /** Two-sided mid-p-value, 2·P(X ≤ min) − P(X = min); 1 where both numbers are equal. Close to its nominal level. */
    public double midP() {
        return onlyFirst == onlySecond ? 1 : atMost(fewer()) + atMost(fewer() - 1);
    }

    private int fewer() {
        return Math.min(onlyFirst, onlySecond);
    }

    /** P(X ≤ k) as I_½(n − k, k + 1), which stays exact where 1 − P(X > k) would be lost in rounding. */
    private double atMost(int k) {
        return k < 0 ? 0 : Beta.regularizedBeta(0.5, discordant() - k, k + 1.0);
    }
}
