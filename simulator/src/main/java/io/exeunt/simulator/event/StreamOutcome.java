package io.exeunt.simulator.event;

import io.exeunt.simulator.result.LatencyDistribution;
import java.util.Optional;

/**
 * What became of a stream's requests.
 *
 * @param name of the stream
 * @param offered requests that came
 * @param answered requests that were answered
 * @param dropped requests that were turned away
 * @param latency from arrival to answer, waiting included; empty where none was answered
 * @param meanWaitS mean time in s that an answered request waited; 0 where none was
 * @param missShare share of the offered requests that were not answered by their deadline, dropped ones included; 0 where there is none
 */
public record StreamOutcome(
        String name,
        long offered,
        long answered,
        long dropped,
        Optional<LatencyDistribution> latency,
        double meanWaitS,
        double missShare) {}
