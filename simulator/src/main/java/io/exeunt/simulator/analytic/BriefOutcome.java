package io.exeunt.simulator.analytic;

import io.exeunt.simulator.result.LatencyDistribution;

/**
 * The few figures of an outcome that a search asks for.
 *
 * @param accuracy share answered right
 * @param latency over samples
 * @param energyJ mean energy per inference in J, the switch back included; NaN where not modelled
 */
public record BriefOutcome(double accuracy, LatencyDistribution latency, double energyJ) {}
