package io.exeunt.policies.load;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.LoadGovernorFactory;
import io.exeunt.simulator.event.LoadLook;
import io.exeunt.simulator.event.Mode;
import java.util.List;

/**
 * Before each inference, the slowest clock at which deadlines are kept, even if every inference takes the longest path:
 *
 * <ul>
 *   <li>those that wait are answered within what is left to the oldest of them, while the old clocks go on until the new ones hold;
 *   <li>if requests come as densely as they have come, in stretches of up to a deadline (the empirical arrival curve of Le Boudec and
 *       Thiran, "Network Calculus", 2001), those are answered in time, too, with the fastest clocks asked for as they begin to come.
 * </ul>
 *
 * <p>A device that has seen a burst stays fast enough for the next one, for {@value #MEMORY_S} s at least: where clocks hold late, who waits
 * for the queue to grow has missed it. Without a deadline it stays at the slowest clock.
 */
public final class DeadlineGovernor implements LoadGovernorFactory {
    private static final double MEMORY_S = 30;

    @Override
    public String name() {
        return "deadline";
    }

    @Override
    public LoadGovernor create(Mode design, AnalyticEngine pricing) {
        return new Feedback(SwitchingLadder.of(ClockLadder.of(design, pricing.tables()), pricing));
    }

    private record Feedback(SwitchingLadder ladder) implements LoadGovernor {
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
            return new Watch(ladder, new SeenArrivals(MEMORY_S));
        }
    }

    private record Watch(SwitchingLadder ladder, SeenArrivals seen) implements LoadGovernor.Memory {
        @Override
        public void arrived(double timeS) {
            seen.arrived(timeS);
        }

        @Override
        public int choose(LoadLook look) {
            double deadlineS = look.slackS() + look.waitedS();
            if (Double.isInfinite(deadlineS)) {
                seen.settle();
                return 0;
            }
            ArrivalCurve curve = seen.curve(deadlineS);
            int fastest = ladder.modes().size() - 1;
            int waiting = Math.max(1, look.queued());
            for (int mode = 0; mode < fastest; mode++) {
                if (ladder.answeredS(waiting, look.mode(), mode) <= look.slackS()
                        && keeps(waiting, curve, look.timeS(), mode, deadlineS)) {
                    return mode;
                }
            }
            return fastest;
        }

        private boolean keeps(int waiting, ArrivalCurve curve, double timeS, int mode, double deadlineS) {
            for (int i = 0; i < ArrivalCurve.STRETCHES; i++) {
                if (ladder.worstS(waiting, curve.most(i, timeS), curve.stretchS(i), mode) > deadlineS) {
                    return false;
                }
            }
            return true;
        }
    }
}
