package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * One uncertain number of a board, and how far the recommended design's figures go with it. Exits, thresholds and clocks stay as they are:
 * only their price changes.
 *
 * @param board its name
 * @param constant path in the device file, such as "power.base_w"
 * @param value as the file has it
 * @param low least value that has to be reckoned with
 * @param high greatest such value
 * @param kind how the value is known
 * @param source where it comes from, in words
 * @param rule why the range is what it is
 * @param atLow figures at the least value
 * @param atHigh figures at the greatest value
 */
public record Sway(
        String board,
        String constant,
        double value,
        double low,
        double high,
        Assumption.Kind kind,
        String source,
        String rule,
        Effect atLow,
        Effect atHigh) {
    public Sway {
        Check.notBlank("constant", constant);
        Check.require(low < high, "range of " + constant, "a low below its high", low + " … " + high);
    }

    /** By which share of the nominal energy the energy moves between the two ends; NaN where not modelled. */
    public double energyShare(Effect nominal) {
        return Math.abs(atHigh.energyJ() - atLow.energyJ()) / nominal.energyJ();
    }

    /** By which share of the nominal latency the latency moves between the two ends. */
    public double latencyShare(Effect nominal) {
        return Math.abs(atHigh.latencyS() - atLow.latencyS()) / nominal.latencyS();
    }

    /** The greater of the two shares. */
    public double reach(Effect nominal) {
        double energy = energyShare(nominal);
        return Double.isNaN(energy) ? latencyShare(nominal) : Math.max(energy, latencyShare(nominal));
    }

    /** Whether a saving becomes a loss, or the other way round, at one of the ends. */
    public boolean decides(Effect nominal) {
        return atLow.contradicts(nominal) || atHigh.contradicts(nominal);
    }
}
