package io.exeunt.simulator.analytic;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Improves a schedule by giving stretches of segments, or the idling, another state, the best change first, as long as that helps: a
 * local optimum, which no change of one stretch betters.
 */
final class ScheduleDescent {
    private final int states;
    private final int segments;
    private final boolean rests;
    private final Function<FrequencySchedule, ScheduleWorth> worth;

    /**
     * Prepares it.
     *
     * @param states number of operating states
     * @param segments number of segments that anybody runs; the state of those behind follows the last of them
     * @param rests whether the state to rest in is chosen too; else it is that of the first segment
     */
    ScheduleDescent(int states, int segments, boolean rests, Function<FrequencySchedule, ScheduleWorth> worth) {
        this.states = states;
        this.segments = segments;
        this.rests = rests;
        this.worth = worth;
    }

    /** A schedule and its worth. */
    record Found(FrequencySchedule schedule, ScheduleWorth worth) {
        Found better(Found other) {
            return other.worth.beats(worth) ? other : this;
        }
    }

    Found found(FrequencySchedule schedule) {
        return new Found(schedule, worth.apply(schedule));
    }

    /** What is reached from a schedule. */
    Found improve(FrequencySchedule start) {
        Found best = found(start);
        while (true) {
            Found next = bestNeighbour(best);
            if (next == best) {
                return best;
            }
            best = next;
        }
    }

    private Found bestNeighbour(Found now) {
        Found best = now;
        for (int from = 0; from < segments; from++) {
            for (int to = from + 1; to <= segments; to++) {
                for (int state = 0; state < states; state++) {
                    best = best.better(found(changed(now.schedule(), from, to, state)));
                }
            }
        }
        for (int state = 0; rests && state < states; state++) {
            best = best.better(found(now.schedule().restingIn(state)));
        }
        return best;
    }

    private FrequencySchedule changed(FrequencySchedule now, int from, int to, int state) {
        int[] changed = now.states();
        Arrays.fill(changed, from, to == segments ? changed.length : to, state);
        FrequencySchedule schedule = FrequencySchedule.of(changed);
        return rests && now.rest() != now.home() ? schedule.restingIn(now.rest()) : schedule;
    }
}
