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
 * @param state operating state the device is in
 * @param foreseen bits of all heads of this inference, past and to come, for a governor that {@link Governor#foresees}; 0 for others
 */
public record Progress(int segment, long evaluated, int forecast, double elapsedS, int state, long foreseen) {
    /** Value of {@link #forecast} while nothing has been forecast. */
    public static final int NO_FORECAST = -1;

    public Progress {
        Check.inRange("segment", segment, 0, 62);
        Check.require(evaluated >>> segment == 0, "evaluated heads", "before exit " + segment, evaluated);
        Check.nonNegative("elapsedS", elapsedS);
    }

    /** Progress as a governor that can be built sees it: nothing is foreseen. */
    public Progress(int segment, long evaluated, int forecast, double elapsedS, int state) {
        this(segment, evaluated, forecast, elapsedS, state, 0);
    }

    /** Whether a policy has said where it expects to leave. */
    public boolean hasForecast() {
        return forecast != NO_FORECAST;
    }
}
