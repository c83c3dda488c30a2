package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.power.StatePower;
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
final class RooflinePlatform implements Platform {
    private final String id;
    private final StateSpace states;
    private final DemandModel demands;
    private final Clocks clocks;
    private final List<StatePower> power;

    /**
     * Gathers the parts.
     *
     * @param id for reports
     * @param demands what operators ask for
     * @param clocks the operating states, and what they mean in Hz and bytes per second
     * @param power one per state
     */
    RooflinePlatform(String id, DemandModel demands, Clocks clocks, List<StatePower> power) {
        Check.require(power.size() == clocks.states().size(), "power", "one per state", power.size());
        this.id = id;
        this.states = clocks.states();
        this.demands = demands;
        this.clocks = clocks;
        this.power = List.copyOf(power);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public StateSpace states() {
        return states;
    }

    @Override
    public boolean energyModelled() {
        return !Double.isNaN(power.get(0).idleW());
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        Check.inRange("state", state, 0, states.size() - 1);
        double seconds = 0;
        double computeS = 0;
        double memoryS = 0;
        double overheadS = 0;
        double bytes = 0;
        for (Operator operator : operators) {
            Demand demand = demands.of(operator);
            double compute = demand.cycles() / clocks.unitHz(state);
            double memory = Crossover.smooth(
                    demand.bytes() / clocks.memoryBytesPerS(state), demand.pathCycles() / clocks.unitHz(state));
            double overhead = demand.launches() * clocks.launchS(state);
            seconds += Crossover.smooth(compute, memory) + overhead;
            computeS += compute;
            memoryS += memory;
            overheadS += overhead;
            bytes += demand.bytes();
        }
        return new WorkCost(seconds, computeS, memoryS, overheadS, bytes, energy(state, seconds, bytes));
    }

    @Override
    public StateCosts priceAll(List<? extends Operator> operators) {
        return new StateSweep(operators.stream().map(demands::of).toList()).over(clocks, power);
    }

    @Override
    public SwitchCost transition(int fromState, int toState) {
        if (fromState == toState) {
            return SwitchCost.NONE;
        }
        double seconds = clocks.transitionS(fromState, toState);
        double waitingW = Math.max(idlePowerW(fromState), idlePowerW(toState));
        Energy energy = energyModelled() ? new Energy(0, 0, 0, 0, waitingW * seconds) : Energy.NOT_MODELLED;
        return new SwitchCost(seconds, energy);
    }

    @Override
    public double idlePowerW(int state) {
        return power.get(state).idleW();
    }

    private Energy energy(int state, double seconds, double bytes) {
        return energyModelled() ? power.get(state).energy(seconds, bytes) : Energy.NOT_MODELLED;
    }
}
