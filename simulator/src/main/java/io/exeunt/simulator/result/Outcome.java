package io.exeunt.simulator.result;

import io.exeunt.hwmodels.power.Energy;
import java.util.List;

/**
 * What one design point achieves on one split.
 *
 * @param samples number of samples
 * @param accuracy share answered right
 * @param macs mean multiply-accumulates per inference, evaluated heads included
 * @param latency over samples
 * @param energy mean per inference, by component; {@link Energy#NOT_MODELLED} where the device has no power data
 * @param exits one per exit
 * @param segments one per backbone segment
 * @param residency one per DVFS domain
 * @param switchesPerInference mean number of changes of operating state per inference, the switch back included
 */
public record Outcome(
        int samples,
        double accuracy,
        double macs,
        LatencyDistribution latency,
        Energy energy,
        List<ExitShare> exits,
        List<SegmentShare> segments,
        List<Residency> residency,
        double switchesPerInference) {
    public Outcome {
        exits = List.copyOf(exits);
        segments = List.copyOf(segments);
        residency = List.copyOf(residency);
    }

    /** Mean energy per inference in J; NaN where not modelled. */
    public double energyJ() {
        return energy.totalJ();
    }
}
