package io.exeunt.explore.result;

/** Where a design stands among all that were evaluated. */
public enum Standing {
    /** Keeps every limit and nothing feasible dominates it. */
    FRONT,
    /** Keeps every limit but is dominated. */
    DOMINATED,
    /** Breaks at least one limit. */
    INFEASIBLE
}
