package io.exeunt.policies.load;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.LoadGovernorFactory;
import io.exeunt.simulator.event.LoadLook;
import io.exeunt.simulator.event.Mode;
import java.util.List;

/**
 * Every {@value #EVERY_S} s forecasts how many requests will come by double exponential smoothing of level and trend (Holt, "Forecasting
 * seasonals and trends by exponentially weighted moving averages", 1957), as far ahead as clocks take to hold, and asks for the slowest
 * clock at which these, and those that wait, keep the device busy for at most {@value #TARGET} of the time.
 */
public final class ForecastLoadGovernor implements LoadGovernorFactory {
    private static final double EVERY_S = 0.01;
    private static final double TARGET = 0.8;
    private static final double LEVEL_GAIN = 0.3;
    private static final double TREND_GAIN = 0.1;
    /** Ten looks; no more of the future is seen in them. */
    private static final double LONGEST_S = 10 * EVERY_S;
    /** Those that wait are to be answered within so many looks. */
    private static final double CATCH_UP = 5;

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public LoadGovernor create(Mode design, AnalyticEngine pricing) {
        ClockLadder ladder = ClockLadder.of(design, pricing.tables());
        double[] meanS = ladder.modes().stream()
                .mapToDouble(
                        mode -> pricing.evaluate(mode.paths(), mode.governor()).occupiedS())
                .toArray();
        return new Forecasting(
                ladder.modes(), meanS, SwitchingLadder.of(ladder, pricing).slowestSwitchS());
    }

    private record Forecasting(List<Mode> modes, double[] meanS, double switchS) implements LoadGovernor {
        @Override
        public String describe() {
            return "forecast, a look every 10 ms";
        }

        @Override
        public double everyS() {
            return EVERY_S;
        }

        @Override
        public Memory begin() {
            Smoothing rate = new Smoothing(LEVEL_GAIN, TREND_GAIN, LONGEST_S);
            return look -> choose(look, rate);
        }

        private int choose(LoadLook look, Smoothing rate) {
            rate.see(look.timeS(), look.arrived());
            double perS = rate.aheadPerS(switchS + EVERY_S) + Math.max(0, look.queued() - 1) / (CATCH_UP * EVERY_S);
            for (int mode = 0; mode < modes.size() - 1; mode++) {
                if (perS * meanS[mode] <= TARGET) {
                    return mode;
                }
            }
            return modes.size() - 1;
        }
    }
}
