package io.exeunt.policies.load;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.PathCost;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.LoadGovernorFactory;
import io.exeunt.simulator.event.LoadLook;
import io.exeunt.simulator.event.Mode;
import java.util.List;

/**
 * Before each inference, the slowest clock at which even the longest path, and all that wait behind it, are answered within what is left
 * of the deadline of the request that has waited longest. A switch's standstill counts; where its clocks hold late, the old ones are not
 * reckoned with. Without a deadline it stays at the slowest clock.
 */
public final class DeadlineGovernor implements LoadGovernorFactory {
    @Override
    public String name() {
        return "deadline";
    }

    @Override
    public LoadGovernor create(Mode design, AnalyticEngine pricing) {
        ClockLadder ladder = ClockLadder.of(design, pricing.tables());
        double[] longestS = ladder.modes().stream()
                .mapToDouble(mode -> longestS(mode, pricing))
                .toArray();
        return new Feedback(ladder, longestS, standstillS(ladder, pricing));
    }

    private static double longestS(Mode mode, AnalyticEngine pricing) {
        return mode.paths().entries().stream()
                .map(entry -> pricing.cost(entry.path(), mode.governor()))
                .mapToDouble(PathCost::occupiedS)
                .max()
                .orElseThrow();
    }

    /** The longest of any switch between the clocks. */
    private static double standstillS(ClockLadder ladder, AnalyticEngine pricing) {
        double longest = 0;
        for (Mode from : ladder.modes()) {
            for (Mode to : ladder.modes()) {
                longest = Math.max(
                        longest,
                        pricing.tables()
                                .switchS(from.governor().home(), to.governor().home()));
            }
        }
        return longest;
    }

    private record Feedback(ClockLadder ladder, double[] longestS, double standstillS) implements LoadGovernor {
        @Override
        public String describe() {
            return "the slowest clock that keeps the deadline";
        }

        @Override
        public List<Mode> modes() {
            return ladder.modes();
        }

        @Override
        public Memory begin() {
            return this::choose;
        }

        private int choose(LoadLook look) {
            double leftS = look.slackS() - standstillS;
            for (int mode = 0; mode < ladder.fastest(); mode++) {
                if (longestS[mode] * Math.max(1, look.queued()) <= leftS) {
                    return mode;
                }
            }
            return ladder.fastest();
        }
    }
}
