package io.exeunt.simulator.npz;

/** What is done about softmax rows that do not sum to 1. */
public enum RowSums {
    /** They are refused, with what probably rounded them. */
    REQUIRED,
    /**
     * Each row is divided by its sum, where the sum misses 1 by no more than rounding explains; a row further off is refused all the same,
     * as it is no softmax.
     */
    RENORMALISED
}
