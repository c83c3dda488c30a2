package io.exeunt.simulator.pricing;

/** What a piece of work took in the last step of a {@link Walk}; mutable, for one walk. */
final class WalkPiece {
    /** State that held when it began. */
    private int before;
    /** Share of the work done in that state. */
    double share;

    double seconds;
    double joules;

    /** Nothing was done yet. */
    void begin(int held) {
        before = held;
        share = 0;
        seconds = 0;
        joules = 0;
    }

    /**
     * By state.
     *
     * @param after state in which the rest is done
     */
    StateSplit split(int after) {
        return new StateSplit(before, share, after);
    }
}
