package io.exeunt.hwmodels.cost;

/**
 * What one operator asks of the platform, whatever its clocks.
 *
 * @param cycles cycles of the unit that the arithmetic takes, all bound cores together at work
 * @param pathCycles cycles of the unit that its own side of the memory path takes
 * @param bytes main-memory traffic
 * @param launches times an operator has to be started: 1, 0 when fused, the steps of a recurrent layer
 */
record Demand(double cycles, double pathCycles, double bytes, int launches) {}
