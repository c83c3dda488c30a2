package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;

/**
 * A unit whose time is a sum over kinds of work. Where the clock falls as wide vector units get busy, the time of a list of operators
 * depends on their mix, so two halves of a network do not quite take as long as the whole.
 */
final class AdditivePlatform extends SuppliedPlatform {
    private final AdditiveWork work;

    /**
     * Gathers the parts.
     *
     * @param id for reports
     * @param work what operators ask for
     * @param clocks the operating states
     * @param supply for those states
     */
    AdditivePlatform(String id, AdditiveWork work, Clocks clocks, Supply supply) {
        super(id, clocks, supply);
        this.work = work;
    }

    @Override
    public boolean additive() {
        return !work.losesClock();
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        return at(work.of(operators), state);
    }

    /** Each at the clock that the mix of all of them leaves. */
    @Override
    public List<WorkCost> priceEach(List<? extends Operator> operators, int state) {
        double factor = work.clockFactor(work.of(operators));
        return operators.stream()
                .map(operator -> at(work.of(List.of(operator)), factor, state))
                .toList();
    }

    @Override
    public StateCosts priceAll(List<? extends Operator> operators) {
        AdditiveWork.Parts parts = work.of(operators);
        return StateCosts.oneByOne(states().size(), state -> at(parts, state));
    }

    private WorkCost at(AdditiveWork.Parts parts, int state) {
        return at(parts, work.clockFactor(parts), state);
    }

    private WorkCost at(AdditiveWork.Parts parts, double factor, int state) {
        Check.inRange("state", state, 0, states().size() - 1);
        double stretch = factor * work.stretch(clocks().unitHz(state));
        double computeS = parts.arithmeticS() * stretch;
        double memoryS = parts.trafficS() * factor / clocks().memoryShare(state);
        double overheadS = parts.dispatchS() * stretch;
        double seconds = computeS + memoryS + overheadS;
        Energy energy = supply().energy(state, seconds, overheadS, parts.bytes());
        return new WorkCost(seconds, computeS, memoryS, overheadS, parts.bytes(), energy);
    }
}
