package io.exeunt.simulator.result;

import java.util.List;

/**
 * Share of time a DVFS domain spends at each of its operating points.
 *
 * @param domain id
 * @param freqHz clocks, rising
 * @param share of the time, one per clock, summing to 1
 */
public record Residency(String domain, List<Double> freqHz, List<Double> share) {
    public Residency {
        freqHz = List.copyOf(freqHz);
        share = List.copyOf(share);
    }
}
