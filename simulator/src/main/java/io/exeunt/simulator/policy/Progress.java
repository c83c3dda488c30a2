package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;

/**
 * What a governor knows of the running inference when a backbone segment is about to start. The label is not among it, nor is
 * whether the answer will be right.
 *
 * @param segment index of the segment about to run
 * @param evaluated bits of the heads evaluated so far, none of which led to an exit
 * @param forecast the exit forecast last, or {@link #NO_FORECAST}
 * @param elapsedS time since the inference began, in s, stalls for switching included
 * @param state operating state asked for last; the device is in it unless {@code lateS} is left
 * @param foreseen bits of all heads of this inference, past and to come, for a governor that {@link Governor#foresees}; 0 for others
 * @param held operating state that holds: {@code state}, or the one before as long as that does not hold yet
 * @param lateS time of work in s until {@code state} holds, 0 if it does; +∞ for never
 */
public record Progress(
        int segment, long evaluated, int forecast, double elapsedS, int state, long foreseen, int held, double lateS) {
    /** Value of {@link #forecast} while nothing has been forecast. */
    public static final int NO_FORECAST = -1;

    public Progress {
        Check.inRange("segment", segment, 0, 62);
        Check.require(evaluated >>> segment == 0, "evaluated heads", "before exit " + segment, evaluated);
        Check.nonNegative("elapsedS", elapsedS);
        Check.require(lateS >= 0, "lateS", ">= 0", lateS);
    }

    /** Progress in a state that holds. */
    public Progress(int segment, long evaluated, int forecast, double elapsedS, int state, long foreseen) {
        this(segment, evaluated, forecast, elapsedS, state, foreseen, state, 0);
    }

    /** Progress as a governor that can be built sees it, in a state that holds: nothing is foreseen. */
    public Progress(int segment, long evaluated, int forecast, double elapsedS, int state) {
        this(segment, evaluated, forecast, elapsedS, state, 0);
    }

    /** Whether a policy has said where it expects to leave. */
    public boolean hasForecast() {
        return forecast != NO_FORECAST;
    }
}
