package io.exeunt.simulator.policy;

/** What a governor may do with the clocks, and what it knows. */
public enum GovernorKind {
    /** The same clocks from the first segment to the answer; others while idling, if it likes. */
    CONSTANT("constant until the answer"),
    /** Other clocks between one exit and the next. */
    PER_EXIT("may change at exits"),
    /** Knows what nobody can know: the path that an inference is going to take. */
    BOUND("bound");

    private final String text;

    GovernorKind(String text) {
        this.text = text;
    }

    /** For the reader. */
    public String text() {
        return text;
    }
}
