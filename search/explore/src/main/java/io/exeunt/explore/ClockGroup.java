package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Clocks;
import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.hwmodels.dvfs.StateSpace;
import java.util.List;

/**
 * Boards with the same clocks, which a design sets alike: a board under several conditions, say.
 *
 * @param name of the first of them
 * @param boards their indices
 * @param states their operating states
 * @param governors that may rule them
 */
record ClockGroup(String name, List<Integer> boards, StateSpace states, List<GovernorOption> governors) {
    ClockGroup {
        boards = List.copyOf(boards);
        governors = List.copyOf(governors);
    }

    /** The governor that sets clocks so. */
    String governor(Clocks clocks) {
        return clocks instanceof Ruled ruled ? governors.get(ruled.governor()).name() : "static";
    }

    /** Whether designs differ in their clocks at all. */
    boolean chooses() {
        return governors.size() > 1
                || governors.get(0).parameters().stream().anyMatch(parameters -> !parameters.isEmpty());
    }

    /** Whether two platforms offer the same clocks. */
    static boolean sameClocks(StateSpace a, StateSpace b) {
        return a.domains().equals(b.domains());
    }
}
