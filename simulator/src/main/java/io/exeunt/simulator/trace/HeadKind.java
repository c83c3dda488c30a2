package io.exeunt.simulator.trace;

/** What the numbers of an exit's outputs are. */
public enum HeadKind {
    /** Class probabilities, each row summing to 1. */
    SOFTMAX,
    /** One independent probability per class. */
    SIGMOID,
    /** Unnormalised scores. */
    LOGITS
}
