package io.exeunt.compare.result;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.ground.statistics.McNemar;

/**
 * A policy against the reference fitted for the same budget, on the same samples of <em>report</em>.
 *
 * @param reference name of the policy compared with
 * @param accuracy difference of shares answered right, positive where the reference is worse; paired bootstrap interval
 * @param test on the samples that only the policy, or only the reference, answers right
 * @param holmP mid-p-value corrected by Holm's method for all comparisons of the arena, 0 … 1
 */
public record Difference(String reference, Interval accuracy, McNemar test, double holmP) {
    /** Two-sided error probability below which a difference is marked. */
    public static final double SIGNIFICANCE = 0.05;

    public Difference {
        Check.notBlank("reference", reference);
        Check.probability("holmP", holmP);
    }

    /** "**" where significant even after Holm's correction, "*" where by itself only, "" where not. */
    public String mark() {
        return holmP < SIGNIFICANCE ? "**" : test.midP() < SIGNIFICANCE ? "*" : "";
    }
}
