package io.exeunt.simulator.result;

/**
 * Latency over samples: unloaded service time, batch 1.
 *
 * @param meanS mean in s
 * @param p50S median in s
 * @param p95S 95th percentile in s
 * @param p99S 99th percentile in s
 * @param worstS largest in s
 */
public record LatencyDistribution(double meanS, double p50S, double p95S, double p99S, double worstS) {}
