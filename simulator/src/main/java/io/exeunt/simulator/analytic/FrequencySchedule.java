package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;

/** One operating state per backbone segment, the same for every sample; each head runs in its segment's state. */
public final class FrequencySchedule implements Governor {
    private final int[] states;

    private FrequencySchedule(int[] states) {
        Check.require(states.length > 0, "states", "one per segment", Arrays.toString(states));
        for (int k = 0; k < states.length; k++) {
            Check.nonNegative("states[" + k + "]", (long) states[k]);
        }
        this.states = states;
    }

    /** A schedule with these states, one per segment. */
    public static FrequencySchedule of(int... states) {
        return new FrequencySchedule(states.clone());
    }

    /** The same state for all segments. */
    public static FrequencySchedule flat(int segments, int state) {
        Check.positive("segments", (long) segments);
        int[] states = new int[segments];
        Arrays.fill(states, state);
        return new FrequencySchedule(states);
    }

    /** Number of segments. */
    public int segments() {
        return states.length;
    }

    /** State of segment k. */
    public int state(int segment) {
        return states[segment];
    }

    /** The states, one per segment. */
    public int[] states() {
        return states.clone();
    }

    /** Whether no segment asks for a switch. */
    public boolean isFlat() {
        return IntStream.of(states).allMatch(state -> state == states[0]);
    }

    /** The state of the first segment: nothing is switched before it, and the device goes back there after the answer. */
    @Override
    public int home() {
        return states[0];
    }

    @Override
    public int next(Progress progress) {
        return states[progress.segment()];
    }

    @Override
    public String describe() {
        return isFlat() ? "state " + states[0] + " throughout" : "states " + Arrays.toString(states);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrequencySchedule schedule && Arrays.equals(states, schedule.states);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(states);
    }

    @Override
    public String toString() {
        return "FrequencySchedule" + Arrays.toString(states);
    }
}
