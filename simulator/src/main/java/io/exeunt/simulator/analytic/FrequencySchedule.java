package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Progress;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One operating state per backbone segment, the same for every sample, and one to rest in until the next inference, mostly that of the
 * first segment; each head is asked for in its segment's state.
 */
public final class FrequencySchedule implements Governor {
    private final int[] states;
    private final int rest;

    private FrequencySchedule(int[] states, int rest) {
        Check.require(states.length > 0, "states", "one per segment", "[]");
        for (int k = 0; k < states.length; k++) {
            if (states[k] < 0) {
                Check.nonNegative("states[" + k + "]", (long) states[k]);
            }
        }
        this.states = states;
        this.rest = (int) Check.nonNegative("rest", (long) rest);
    }

    /** A schedule with these states, one per segment. */
    public static FrequencySchedule of(int... states) {
        Check.require(states.length > 0, "states", "one per segment", "[]");
        return new FrequencySchedule(states.clone(), states[0]);
    }

    /** The same schedule, resting in this state until the next inference, for which the device is back in time. */
    public FrequencySchedule restingIn(int state) {
        return new FrequencySchedule(states, state);
    }

    /** The same state for all segments. */
    public static FrequencySchedule flat(int segments, int state) {
        Check.positive("segments", (long) segments);
        int[] states = new int[segments];
        Arrays.fill(states, state);
        return new FrequencySchedule(states, state);
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
    public int rest() {
        return rest;
    }

    @Override
    public int next(Progress progress) {
        return states[progress.segment()];
    }

    @Override
    public String describe() {
        return describe(state -> "state " + state);
    }

    @Override
    public String describe(IntFunction<String> clocks) {
        String working = isFlat()
                ? clocks.apply(states[0])
                : IntStream.of(states).mapToObj(clocks).collect(Collectors.joining(" → "));
        if (rest == states[0]) {
            return isFlat() ? working + " throughout" : working;
        }
        return working + (isFlat() ? " until the answer" : "") + ", rests at " + clocks.apply(rest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrequencySchedule schedule
                && rest == schedule.rest
                && Arrays.equals(states, schedule.states);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(states) + rest;
    }

    @Override
    public String toString() {
        return "FrequencySchedule" + Arrays.toString(states) + (rest == states[0] ? "" : " rest " + rest);
    }
}
