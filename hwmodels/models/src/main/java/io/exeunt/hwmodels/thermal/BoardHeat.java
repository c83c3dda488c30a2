package io.exeunt.hwmodels.thermal;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.power.LeakageHeat;
import java.util.List;

/**
 * Everything about heat that a simulation of a platform needs.
 *
 * @param cooling how the board warms up
 * @param leakage how leakage grows with temperature
 * @param idleLeakageW [state], the part of the platform's idle power that is leakage at the reference temperature, in W
 * @param throttle what happens to the clocks
 * @param pollS time between two looks at the thermometer, in s, > 0
 * @param shutdownC temperature at which the board switches itself off, in °C; +∞ when unknown
 */
public record BoardHeat(
        Cooling cooling,
        LeakageHeat leakage,
        List<Double> idleLeakageW,
        Throttle throttle,
        double pollS,
        double shutdownC) {
    public BoardHeat {
        Check.positive("pollS", pollS);
        idleLeakageW = Check.notEmpty("idleLeakageW", idleLeakageW);
    }
}
