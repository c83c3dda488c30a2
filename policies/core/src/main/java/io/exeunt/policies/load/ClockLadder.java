package io.exeunt.policies.load;

import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.event.Mode;
import io.exeunt.simulator.pricing.CostTables;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A design at each operating point of the compute unit's domain, from the slowest on; other domains at their fastest, as operating
 * systems govern each by itself.
 *
 * @param modes one per operating point
 * @param freqHz clock of the unit in each, rising
 */
record ClockLadder(List<Mode> modes, List<Double> freqHz) {
    static ClockLadder of(Mode design, CostTables tables) {
        StateSpace states = tables.platform().states();
        int[] opps = states.domains().stream()
                .mapToInt(domain -> domain.opps().size() - 1)
                .toArray();
        List<Integer> ladder = IntStream.rangeClosed(0, opps[0])
                .mapToObj(opp -> {
                    int[] each = opps.clone();
                    each[0] = opp;
                    return states.state(each);
                })
                .toList();
        return new ClockLadder(
                ladder.stream()
                        .map(state -> new Mode(
                                String.format(
                                        Locale.ROOT,
                                        "%.5g MHz",
                                        states.opp(state, 0).freqHz() / 1e6),
                                design.paths(),
                                FrequencySchedule.flat(tables.exits(), state)))
                        .toList(),
                ladder.stream().map(state -> states.opp(state, 0).freqHz()).toList());
    }

    int fastest() {
        return modes.size() - 1;
    }

    double fastestHz() {
        return freqHz.get(fastest());
    }

    /** The slowest that runs at least this fast; the fastest where none does. */
    int atLeast(double hz) {
        for (int mode = 0; mode < modes.size(); mode++) {
            if (freqHz.get(mode) >= hz * (1 - 1e-9)) {
                return mode;
            }
        }
        return fastest();
    }
}
