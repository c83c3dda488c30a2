package io.exeunt.hwmodels.thermal;

import io.exeunt.ground.Check;
import java.util.function.DoubleUnaryOperator;

/** Where a board ends up when heat makes it leak and leakage makes it hot. */
public sealed interface SteadyState {
    /** Beyond this temperature, in °C, nothing settles: silicon has long been damaged. */
    double LIMIT_C = 250;

    /**
     * It settles.
     *
     * @param temperatureC of the chip in °C
     * @param powerW at the board's input in W
     */
    record Settled(double temperatureC, double powerW) implements SteadyState {}

    /**
     * The fan comes and goes: with it the chip gets cooler than where it is left, without it warmer than where it is taken.
     *
     * @param fromC temperature in °C at which the fan goes back by a step
     * @param toC temperature in °C at which it comes again
     */
    record Swinging(double fromC, double toC) implements SteadyState {}

    /**
     * Each kelvin costs more leakage than the cooling can carry away: thermal runaway.
     *
     * @param passedC temperature in °C that was passed while it still grew
     */
    record Runaway(double passedC) implements SteadyState {}

    /**
     * The lowest temperature at which what the chip draws is what the cooling carries away, reached from the air's temperature upwards:
     * T ← T_air + R·P(T), which rises monotonically to the lowest fixed point because P does not fall with T.
     *
     * @param network cooling
     * @param ambientC of the air in °C
     * @param powerAtC power at the board's input in W at a temperature of the chip in °C; must not fall with temperature
     */
    static SteadyState of(ThermalNetwork network, double ambientC, DoubleUnaryOperator powerAtC) {
        int rounds = 100_000;
        double tolerance = 1e-9;
        double temperatureC = ambientC;
        for (int round = 0; round < rounds && temperatureC < LIMIT_C; round++) {
            double next = network.steadyC(powerAtC.applyAsDouble(temperatureC), ambientC);
            Check.require(!Double.isNaN(next), "power", "modelled", next);
            if (next - temperatureC < tolerance) {
                return new Settled(next, powerAtC.applyAsDouble(next));
            }
            temperatureC = next;
        }
        return new Runaway(Math.min(temperatureC, LIMIT_C));
    }
}
