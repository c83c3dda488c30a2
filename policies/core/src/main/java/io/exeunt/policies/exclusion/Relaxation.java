package io.exeunt.policies.exclusion;

import io.exeunt.simulator.policy.FittedPolicy;

/**
 * Our extension of the greedy search for budgets that it can't keep: one number loosens the levels of all exits together, until every
 * sample leaves at the first one.
 */
interface Relaxation {
    /**
     * The policy with loosened levels.
     *
     * @param levels [exit], the cheapest that the search has found
     * @param relaxed 0 … 1; 0 is as found, 1 lets every sample leave at the first kept exit, and cost does not rise in between
     */
    FittedPolicy at(double[] levels, double relaxed);
}
