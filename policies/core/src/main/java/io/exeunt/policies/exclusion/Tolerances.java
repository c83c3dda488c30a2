package io.exeunt.policies.exclusion;

import io.exeunt.ground.Check;

/** The tolerance of both rules: a share, or a mark that the budget decides. */
final class Tolerances {
    private Tolerances() {}

    static void check(double tolerance) {
        if (tolerance != ExclusionRule.BY_BUDGET) {
            Check.probability("tolerance", tolerance);
        }
    }

    static String name(String prefix, double tolerance) {
        return tolerance == ExclusionRule.BY_BUDGET ? prefix : prefix + ":" + tolerance;
    }
}
