package io.exeunt.simulator.event;

import java.util.List;

/**
 * Looks at the load and chooses how the next requests are answered: clocks, exits, or both. Governors of third parties implement this
 * interface; whatever they keep between two looks they keep in the {@link Memory} that they make for each run.
 *
 * <p>A choice holds from the next inference on; an inference that runs is not interrupted. Where the new mode begins at other clocks,
 * the device stands still for the switch's standstill time, and the old clocks hold until its effective time has passed.
 */
public interface LoadGovernor {
    /** One line for a reader. */
    String describe();

    /** The modes among which it chooses, at least one; a run begins in the first. */
    List<Mode> modes();

    /** Time in s between two looks, > 0; +∞ to look only when an inference is about to begin. */
    default double everyS() {
        return Double.POSITIVE_INFINITY;
    }

    /** A fresh memory for one run. */
    Memory begin();

    /** What a governor remembers during a run; mutable, for one thread. */
    interface Memory {
        /**
         * A request has come at a time in s, dropped ones included. Told before the next look, stream by stream; of a backlog of more than
         * 65,536, when there is room.
         */
        default void arrived(double timeS) {}

        /**
         * The mode from now on. The look is valid during the call alone. Has to be deterministic.
         *
         * @return index into {@link #modes}
         */
        int choose(LoadLook look);
    }

    /** A device that answers each request in the same way. */
    static LoadGovernor constant(Mode mode) {
        return new LoadGovernor() {
            @Override
            public String describe() {
                return mode.governor().describe();
            }

            @Override
            public List<Mode> modes() {
                return List.of(mode);
            }

            @Override
            public Memory begin() {
                return look -> 0;
            }
        };
    }
}
