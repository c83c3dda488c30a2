package io.exeunt.compare;

import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;

/** One entrant at one budget, after the attempt to fit it. */
sealed interface Trial {
    /** Who tried. */
    Entrant entrant();

    double budget();

    /** Name of the entrant. */
    default String policy() {
        return entrant().name();
    }

    /**
     * It worked.
     *
     * @param member index of the member whose heads it reads
     * @param rule what was fitted, one line
     * @param fit paths of the fit split
     * @param report what became of each sample of the report split
     */
    record Fitted(Entrant entrant, double budget, int member, String rule, PathHistogram fit, SampleDecisions report)
            implements Trial {}

    /** It did not. */
    record Failed(Entrant entrant, double budget, String reason) implements Trial {}
}
