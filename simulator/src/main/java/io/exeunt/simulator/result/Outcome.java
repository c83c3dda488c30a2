package io.exeunt.simulator.result;

import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one design point achieves on one split.
 *
 * @param samples number of samples
 * @param accuracy share answered right
 * @param macs mean multiply-accumulates per inference, evaluated heads included
 * @param latency over samples
 * @param energy mean per inference, by component; {@link Energy#NOT_MODELLED} where the device has no power data
 * @param exits one per exit; their head energies, those of {@code segments} and that of {@code stages} add up to {@code energy}
 * @param segments one per backbone segment
 * @param residency one per DVFS domain
 * @param switchesPerInference mean number of changes of operating state per inference, the switch back included
 * @param busyS mean time in s of an inference's work and standstills, those after the answer included
 * @param settling what passes then until the home state holds and the next inference can begin
 * @param stages what leaving early costs beside segments and heads; null where that is not modelled
 * @param perInference what of the first segment is no operator's; null where that is not modelled
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
        double switchesPerInference,
        double busyS,
        Settling settling,
        @Nullable StageOverhead stages,
        @Nullable InferenceOverhead perInference) {
    public Outcome {
        exits = List.copyOf(exits);
        segments = List.copyOf(segments);
        residency = List.copyOf(residency);
    }

    /** An outcome without a way back after the answer: the device is occupied as long as the user waits. */
    public Outcome(
            int samples,
            double accuracy,
            double macs,
            LatencyDistribution latency,
            Energy energy,
            List<ExitShare> exits,
            List<SegmentShare> segments,
            List<Residency> residency,
            double switchesPerInference) {
        this(
                samples,
                accuracy,
                macs,
                latency,
                energy,
                exits,
                segments,
                residency,
                switchesPerInference,
                latency.meanS(),
                Settling.NONE,
                StageOverhead.NOT_MODELLED,
                InferenceOverhead.NOT_MODELLED);
    }

    /** What leaving early costs beside segments and heads; {@link StageOverhead#NOT_MODELLED} where that is not modelled. */
    @Override
    public StageOverhead stages() {
        return stages == null ? StageOverhead.NOT_MODELLED : stages;
    }

    /** What of the first segment is no operator's; {@link InferenceOverhead#NOT_MODELLED} where that is not modelled. */
    @Override
    public InferenceOverhead perInference() {
        return perInference == null ? InferenceOverhead.NOT_MODELLED : perInference;
    }

    /** Mean time in s for which an inference occupies the device. */
    public double occupiedS() {
        return busyS + settling.seconds();
    }

    /** Mean energy per inference in J; NaN where not modelled. */
    public double energyJ() {
        return energy.totalJ();
    }

    /** Mean number per inference of cycles of the unit's clock: those of segments and heads, in that order; not those of switching. */
    public Cycles cycles() {
        return Stream.concat(
                        segments.stream().map(SegmentShare::cycles),
                        exits.stream().map(ExitShare::headCycles))
                .reduce(Cycles.ZERO, Cycles::plus);
    }

    /** Mean main-memory traffic per inference in bytes, of segments and heads. */
    public double bytes() {
        return segments.stream().mapToDouble(SegmentShare::bytes).sum()
                + exits.stream().mapToDouble(ExitShare::headBytes).sum();
    }
}
