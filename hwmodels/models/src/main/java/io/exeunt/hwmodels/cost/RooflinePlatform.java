package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;

/**
 * A roofline per operator and operating state with a smooth crossover:
 *
 * <pre>
 * compute = cycles / f_unit
 * memory  = ((bytes / (efficiency · peak(f_mem)))⁴ + (bytes / (bytesPerCycle · f_unit))⁴)^¼
 * seconds = (compute⁴ + memory⁴)^¼ + launch + launchCycles / f_unit
 * </pre>
 *
 * <p>Exponent 4 describes the Jetson TX2 over 13 GPU × 4 memory clocks within 0.7 %, a hard maximum within 2.8 %.
 */
final class RooflinePlatform extends SuppliedPlatform {
    private final DemandModel demands;

    /**
     * Gathers the parts.
     *
     * @param id for reports
     * @param demands what operators ask for
     * @param clocks the operating states, and what they mean in Hz and bytes per second
     * @param supply for those states
     */
    RooflinePlatform(String id, DemandModel demands, Clocks clocks, Supply supply) {
        super(id, clocks, supply);
        this.demands = demands;
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
            double overhead = demand.launches() * clocks().launchS(state);
            seconds += Crossover.smooth(compute, memory) + overhead;
            computeS += compute;
            memoryS += memory;
            overheadS += overhead;
            bytes += demand.bytes();
        }
        return new WorkCost(
                seconds, computeS, memoryS, overheadS, bytes, supply().energy(state, seconds, overheadS, bytes));
    }

    @Override
    public StateCosts priceAll(List<? extends Operator> operators) {
        return new StateSweep(operators.stream().map(demands::of).toList()).over(clocks(), supply().perState());
    }

    @Override
    public Cycles cycles(WorkCost cost, int state) {
        return Cycles.of(cost, clocks().unitHz(state));
    }
}
