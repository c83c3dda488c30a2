package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.power.Energy;

/**
 * What one inference costs.
 *
 * @param latencyS time in s until the answer
 * @param occupiedS time in s until the device is free again: latency and the switches back
 * @param energy by component, switches included; leakage at the reference temperature
 */
public record PathCost(double latencyS, double occupiedS, Energy energy) {}
