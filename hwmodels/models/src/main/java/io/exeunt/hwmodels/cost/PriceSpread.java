package io.exeunt.hwmodels.cost;

/**
 * How far measurements are expected to scatter about prices of networks that the board's fit had not seen: standard deviations of
 * log(measured / predicted); NaN for unknown.
 *
 * @param latency of latencies
 * @param energy of energies at the meter that the prices stand for
 */
public record PriceSpread(double latency, double energy) {}
