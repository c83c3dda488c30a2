package io.exeunt.scenarios.compare;

import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;

/** One policy at one budget, after the attempt to fit it. */
sealed interface Trial {
    String policy();

    double budget();

    /**
     * It worked.
     *
     * @param rule what was fitted, one line
     * @param fit paths of the fit split
     * @param report what became of each sample of the report split
     */
    record Fitted(String policy, double budget, String rule, PathHistogram fit, SampleDecisions report)
            implements Trial {}

    /** It did not. */
    record Failed(String policy, double budget, String reason) implements Trial {}
}
