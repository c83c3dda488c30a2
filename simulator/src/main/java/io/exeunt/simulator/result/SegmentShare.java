package io.exeunt.simulator.result;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;
import java.util.List;

/**
 * One backbone segment's part in an outcome.
 *
 * @param segment name
 * @param reached share of samples that ran it, 0 … 1
 * @param freqHz its clock per DVFS domain, in the platform's order; the most frequent one where a governor varies it
 * @param latencyS mean time per inference (over all samples) spent in it and in switching to its clocks, in s
 * @param energy mean energy per inference (over all samples) spent in it and, as its switching part, in switching to its clocks
 * @param bound which roof bound it at these clocks
 * @param cycles mean number per inference (over all samples) of cycles of the unit's clock spent in it, without those of switching
 * @param bytes mean main-memory traffic per inference (over all samples)
 */
public record SegmentShare(
        String segment,
        double reached,
        List<Double> freqHz,
        double latencyS,
        Energy energy,
        Bound bound,
        Cycles cycles,
        double bytes) {
    public SegmentShare {
        freqHz = List.copyOf(freqHz);
    }
}
