package io.exeunt.simulator.operators;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * At which clocks the operators of a design are to be priced.
 *
 * @param clocksMhz clock in MHz by domain; a domain that is not named has the clocks of the design
 */
public record OperatorQuestion(Map<String, Double> clocksMhz) {
    public OperatorQuestion {
        clocksMhz = Collections.unmodifiableMap(new TreeMap<>(clocksMhz));
    }

    /**
     * What the operators of a design cost per inference.
     *
     * @param tables of the network on its platform
     * @param histogram of the paths that samples take
     * @param governor of the design
     * @throws InvalidInputException if the platform has no such domain or clock
     */
    public OperatorTable answer(CostTables tables, PathHistogram histogram, Governor governor) {
        StateSpace states = tables.platform().states();
        requireKnown(states);
        int[] opps = states.domains().stream().mapToInt(this::opp).toArray();
        PartRuns runs = PartRuns.of(tables, histogram, governor);
        return OperatorTable.of(tables, runs.inStates(state -> moved(states, state, opps)));
    }

    private void requireKnown(StateSpace states) {
        List<String> known = states.domains().stream().map(DvfsDomain::id).toList();
        for (String id : clocksMhz.keySet()) {
            if (!known.contains(id)) {
                throw new InvalidInputException(
                        "clocks",
                        "no clock domain is called '" + id + "'; the platform has " + String.join(", ", known),
                        Suggestion.hint(id, known).orElse(null));
            }
        }
    }

    /** Index of the operating point that is asked for; -1 for that of the design. */
    private int opp(DvfsDomain domain) {
        Double mhz = clocksMhz.get(domain.id());
        if (mhz == null) {
            return -1;
        }
        OppTable table = domain.opps();
        OptionalInt index = table.indexOf(mhz * 1e6);
        if (index.isEmpty()) {
            throw new InvalidInputException(
                    "clocks",
                    "expected one of the " + table.size() + " clocks of " + domain.id() + ", given " + mhz + " MHz",
                    "the nearest: " + table.nearest(mhz * 1e6));
        }
        return index.getAsInt();
    }

    private static int moved(StateSpace states, int state, int[] opps) {
        int[] moved = new int[opps.length];
        for (int d = 0; d < moved.length; d++) {
            moved[d] = opps[d] < 0 ? states.oppIndex(state, d) : opps[d];
        }
        return states.state(moved);
    }
}
