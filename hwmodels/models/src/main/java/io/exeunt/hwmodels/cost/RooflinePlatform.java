package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A roofline per operator and operating state with a smooth crossover:
 *
 * <pre>
 * compute = cycles / f_unit
 * memory  = ((bytes / (efficiency · peak(f_mem)))⁴ + (bytes / (bytesPerCycle · f_unit))⁴)^¼
 * work    = (compute⁴ + memory⁴)^¼
 * seconds = (work⁴ + enqueue⁴)^¼ + launch + launchCycles / f_unit
 * </pre>
 *
 * <p>Exponent 4 describes the Jetson TX2 over 13 GPU × 4 memory clocks within 0.7 %, a hard maximum within 2.8 %.
 */
final class RooflinePlatform extends SuppliedPlatform {
    private final DemandModel demands;
    private final @Nullable Quantity perInferenceUs;

    /**
     * Gathers the parts.
     *
     * @param id for reports
     * @param demands what operators ask for
     * @param perInferenceUs what an inference costs beside them, in µs; null for unknown
     * @param clocks the operating states, and what they mean in Hz and bytes per second
     * @param supply for those states
     */
    RooflinePlatform(String id, DemandModel demands, @Nullable Quantity perInferenceUs, Clocks clocks, Supply supply) {
        super(id, clocks, supply);
        this.demands = demands;
        this.perInferenceUs = perInferenceUs;
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        Check.inRange("state", state, 0, states().size() - 1);
        double seconds = 0;
        double computeS = 0;
        double memoryS = 0;
        double overheadS = 0;
        double bytes = 0;
        for (Operator operator : operators) {
            Demand demand = demands.of(operator);
            double compute = demand.cycles() / clocks().unitHz(state);
            double memory = Crossover.smooth(
                    demand.bytes() / clocks().memoryBytesPerS(state), demand.pathCycles() / clocks().unitHz(state));
            double work = Crossover.smooth(compute, memory);
            double overhead = demand.launches() * clocks().launchS(state) + waitForHostS(work, demand.launches());
            seconds += work + overhead;
            computeS += compute;
            memoryS += memory;
            overheadS += overhead;
            bytes += demand.bytes();
        }
        return new WorkCost(
                seconds, computeS, memoryS, overheadS, bytes, supply().energy(state, seconds, overheadS, bytes));
    }

    /** How much longer than its work an operator takes because the host starts the next one no sooner, in s. */
    private double waitForHostS(double work, int launches) {
        double enqueueS = launches * clocks().enqueueS();
        return enqueueS == 0 ? 0 : Crossover.smooth(work, enqueueS) - work;
    }

    @Override
    public StateCosts priceAll(List<? extends Operator> operators) {
        return new StateSweep(operators.stream().map(demands::of).toList()).over(clocks(), supply().perState());
    }

    @Override
    public Optional<WorkCost> perInference(int state) {
        return Optional.ofNullable(perInferenceUs).map(us -> waiting(us.value() * 1e-6, state));
    }

    private WorkCost waiting(double seconds, int state) {
        return new WorkCost(seconds, 0, 0, seconds, 0, launchEnergy(seconds, state));
    }

    @Override
    public Cycles cycles(WorkCost cost, int state) {
        return Cycles.of(cost, clocks().unitHz(state));
    }
}
