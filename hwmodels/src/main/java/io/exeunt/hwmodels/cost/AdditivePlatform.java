package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.power.StatePower;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;

/**
 * A unit whose time is a sum over kinds of work. Where the clock falls as wide vector units get busy, the time of a list of operators
 * depends on their mix, so two halves of a network do not quite take as long as the whole.
 */
final class AdditivePlatform implements Platform {
    private final String id;
    private final AdditiveWork work;
    private final Clocks clocks;
    private final List<StatePower> power;

    /**
     * Gathers the parts.
     *
     * @param id for reports
     * @param work what operators ask for
     * @param clocks the operating states
     * @param power one per state
     */
    AdditivePlatform(String id, AdditiveWork work, Clocks clocks, List<StatePower> power) {
        Check.require(power.size() == clocks.states().size(), "power", "one per state", power.size());
        this.id = id;
        this.work = work;
        this.clocks = clocks;
        this.power = List.copyOf(power);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public StateSpace states() {
        return clocks.states();
    }

    @Override
    public boolean energyModelled() {
        return !Double.isNaN(power.get(0).idleW());
    }

    @Override
    public boolean additive() {
        return !work.losesClock();
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        return at(work.of(operators), state);
    }

    @Override
    public StateCosts priceAll(List<? extends Operator> operators) {
        AdditiveWork.Parts parts = work.of(operators);
        return StateCosts.oneByOne(states().size(), state -> at(parts, state));
    }

    private WorkCost at(AdditiveWork.Parts parts, int state) {
        Check.inRange("state", state, 0, states().size() - 1);
        double factor = work.clockFactor(parts);
        double stretch = factor * work.stretch(clocks.unitHz(state));
        double computeS = parts.arithmeticS() * stretch;
        double memoryS = parts.trafficS() * factor / clocks.memoryShare(state);
        double overheadS = parts.dispatchS() * stretch;
        double seconds = computeS + memoryS + overheadS;
        Energy energy = energyModelled() ? power.get(state).energy(seconds, parts.bytes()) : Energy.NOT_MODELLED;
        return new WorkCost(seconds, computeS, memoryS, overheadS, parts.bytes(), energy);
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
}
