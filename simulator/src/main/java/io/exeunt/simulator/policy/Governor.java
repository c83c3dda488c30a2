package io.exeunt.simulator.policy;

import java.util.function.IntFunction;

/**
 * Chooses the clocks within one inference: an operating state for each backbone segment, decided just before the segment starts.
 * The head behind a segment runs in the segment's state.
 *
 * <p>An inference starts in the {@link #home()} state and the device goes back there after the answer, by way of the
 * {@link #rest()} state if that is another one. The latency that a user sees ends with the answer; the switches back are charged to
 * the inference as energy and as time for which the device is occupied.
 *
 * <p>Implementations are immutable and pure: the same progress gives the same state, so that samples with equal paths cost the
 * same. Every engine calls {@link #next} once per segment, in running order.
 */
public interface Governor {
    /** One line for a reader. */
    String describe();

    /**
     * As {@link #describe()}, with operating states as people know them.
     *
     * @param clocks what a state is called, such as "gpu 1300.5, emc 1866 MHz"
     */
    default String describe(IntFunction<String> clocks) {
        return describe();
    }

    /** The operating state in which the device waits for the next inference. */
    int home();

    /**
     * The operating state in which the device idles between the answer and the next inference. Where it is not {@link #home()}, the
     * device goes there after the answer and on to the home state before the next inference; the user waits for neither, both are
     * charged.
     */
    default int rest() {
        return home();
    }

    /** The operating state for the segment about to run. */
    int next(Progress progress);

    /**
     * Whether {@link Progress#forecast} shall hold the exit at which the sample really leaves, and {@link Progress#foreseen} the heads
     * that will really be evaluated, from the first segment on. Only an oracle, an upper bound that nobody can build, says yes.
     */
    default boolean foresees() {
        return false;
    }
}
