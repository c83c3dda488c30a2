package io.exeunt.hwmodels.power;

import io.exeunt.ground.Check;

/**
 * How leakage grows with temperature: subthreshold current goes with T²·exp(−a/T) (the shape that MaiaBlanco/userland_dvfs_gov
 * publishes for the Exynos 5422, a = 2660 K; the same shape and a describe what the Jetson TX1's A57 rail draws more with its fan off,
 * and its A15 table from 40 to 80 °C within 6 %).
 *
 * @param referenceC temperature at which the factor is 1, in °C
 * @param activationK a, in K, >= 0; 0 for leakage that is not known to change with temperature
 */
public record LeakageHeat(double referenceC, double activationK) {
    private static final double ZERO_C_IN_K = 273.15;

    public LeakageHeat {
        Check.require(referenceC > -ZERO_C_IN_K, "referenceC", "above absolute zero", referenceC);
        Check.nonNegative("activationK", activationK);
    }

    /** Leakage at this temperature in °C over that at the reference; never falls with temperature. */
    public double at(double temperatureC) {
        if (activationK == 0) {
            return 1;
        }
        double kelvin = temperatureC + ZERO_C_IN_K;
        double reference = referenceC + ZERO_C_IN_K;
        double ratio = kelvin / reference;
        return ratio * ratio * Math.exp(activationK * (1 / reference - 1 / kelvin));
    }
}
