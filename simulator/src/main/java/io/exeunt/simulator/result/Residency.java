package io.exeunt.simulator.result;

import java.util.List;

/**
 * Share of the occupied time a DVFS domain spends at each of its operating points, by what holds. The standstill of a switch counts with
 * the operating point that it leads to; settling that never ends is left out.
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
