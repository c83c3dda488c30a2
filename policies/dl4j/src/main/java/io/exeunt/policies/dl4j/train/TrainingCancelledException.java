package io.exeunt.policies.dl4j.train;

/** A training was cancelled; its checkpoint, if there is a store, lets it be resumed. */
public final class TrainingCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says after how many of how many steps. */
    public TrainingCancelledException(long step, long steps) {
        super("Training cancelled after " + step + " of " + steps + " steps");
    }
}
