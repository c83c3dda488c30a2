package io.exeunt.simulator.result;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.power.Energy;
import java.util.List;

/**
 * One backbone segment's part in an outcome.
 *
 * @param segment name
 * @param reached share of samples that ran it, 0 … 1
 * @param freqHz its clock per DVFS domain, in the platform's order
 * @param latencyS mean time per inference (over all samples) spent in it, in s
 * @param energy mean energy per inference (over all samples) spent in it
 * @param bound which roof bound it
 */
public record SegmentShare(
        String segment, double reached, List<Double> freqHz, double latencyS, Energy energy, Bound bound) {
    public SegmentShare {
        freqHz = List.copyOf(freqHz);
    }
}
