package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.device.ExitOverhead;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.thermal.BoardHeat;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;
import java.util.Optional;

/**
 * A platform of which it is known what leaving early costs.
 *
 * @param inner what prices the work
 * @param overhead what leaving costs
 */
record StagedPlatform(Platform inner, ExitOverhead overhead) implements Platform {
    @Override
    public Optional<StageCost> stages(int state) {
        return Optional.of(new StageCost(
                cost(overhead.cutUs().value() * 1e-6, state),
                cost(overhead.syncUs().value() * 1e-6, state)));
    }

    private WorkCost cost(double atItsClockS, int state) {
        double seconds = atItsClockS * overhead.stretch(inner.unitHz(state));
        return new WorkCost(seconds, 0, 0, seconds, 0, inner.launchEnergy(seconds, state));
    }

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public StateSpace states() {
        return inner.states();
    }

    @Override
    public boolean energyModelled() {
        return inner.energyModelled();
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        return inner.price(operators, state);
    }

    @Override
    public StateCosts priceAll(List<? extends Operator> operators) {
        return inner.priceAll(operators);
    }

    @Override
    public List<WorkCost> priceEach(List<? extends Operator> operators, int state) {
        return inner.priceEach(operators, state);
    }

    @Override
    public Optional<WorkCost> perInference(int state) {
        return inner.perInference(state);
    }

    @Override
    public Cycles cycles(WorkCost cost, int state) {
        return inner.cycles(cost, state);
    }

    @Override
    public boolean additive() {
        return inner.additive();
    }

    @Override
    public SwitchCost transition(int fromState, int toState) {
        return inner.transition(fromState, toState);
    }

    @Override
    public double idlePowerW(int state) {
        return inner.idlePowerW(state);
    }

    @Override
    public Energy launchEnergy(double seconds, int state) {
        return inner.launchEnergy(seconds, state);
    }

    @Override
    public Optional<BoardHeat> heat() {
        return inner.heat();
    }
}
