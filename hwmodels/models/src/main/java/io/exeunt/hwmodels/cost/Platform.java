package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.thermal.BoardHeat;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;
import java.util.Optional;

/**
 * A device as one network meets it: compute unit, runtime, precision, batch and threads are chosen; what is left open is the
 * operating state. Everything to the right of here prices work through this interface alone.
 *
 * <p>Implementations are immutable and may be shared between threads.
 */
public interface Platform {
    /** Identity for reports and hashes, such as "jetson-tx2/gpu/tensorrt/fp32". */
    String id();

    /** The clocks that a schedule may set. */
    StateSpace states();

    /** Whether energies are numbers or {@link Energy#NOT_MODELLED}. */
    boolean energyModelled();

    /**
     * Cost of running these operators once, one after the other, in one operating state.
     *
     * @param operators in running order
     * @param state of {@link #states()}
     */
    WorkCost price(List<? extends Operator> operators, int state);

    /**
     * Cost of running these operators once in each operating state: for every state exactly what {@link #price} says, in one sweep.
     *
     * @param operators in running order
     */
    default StateCosts priceAll(List<? extends Operator> operators) {
        return StateCosts.oneByOne(states().size(), state -> price(operators, state));
    }

    /**
     * What each of some operators adds to the cost of running them all, one after the other: these costs sum up to {@link #price}.
     *
     * @param operators in running order
     * @param state of {@link #states()}
     */
    default List<WorkCost> priceEach(List<? extends Operator> operators, int state) {
        Check.require(additive(), "priceEach of " + id(), "overridden where costs depend on the mix", "not");
        return operators.stream()
                .map(operator -> price(List.of(operator), state))
                .toList();
    }

    /** Clock in Hz of the compute unit, whose domain is the first of {@link #states()}. */
    default double unitHz(int state) {
        return states().opp(state, 0).freqHz();
    }

    /**
     * Cycles of the unit's clock that work takes; their parts only where the cost model tells arithmetic from waiting.
     *
     * @param cost of work on this platform in this state
     */
    default Cycles cycles(WorkCost cost, int state) {
        return Cycles.ofTotal(cost.seconds() * unitHz(state));
    }

    /** Whether operators in a row cost what they cost one by one. */
    default boolean additive() {
        return true;
    }

    /** Times and energy of going from one operating state to another; {@link SwitchCost#NONE} if they are the same. */
    SwitchCost transition(int fromState, int toState);

    /** Power in W of the powered but idle device in this state; NaN where not modelled. */
    double idlePowerW(int state);

    /**
     * What an inference costs beside its operators, such as copies to and from the host and waiting for the answer: once for all samples
     * of a batch. Empty where that is not known; it is charged as nothing then.
     */
    default Optional<WorkCost> perInference(int state) {
        return Optional.empty();
    }

    /** Cost of one whole inference: these operators ({@link #price}) and {@link #perInference}. */
    default WorkCost priceInference(List<? extends Operator> operators, int state) {
        WorkCost work = price(operators, state);
        return perInference(state).map(work::plus).orElse(work);
    }

    /** Energy of so many seconds in which the next piece of work is being started; here as idling, where more is not known. */
    default Energy launchEnergy(double seconds, int state) {
        return energyModelled() ? new Energy(0, 0, 0, idlePowerW(state) * seconds, 0) : Energy.NOT_MODELLED;
    }

    /** What leaving early costs beside segments and heads; empty where that is not modelled. */
    default Optional<StageCost> stages(int state) {
        return Optional.empty();
    }

    /** How the board warms up and throttles; empty where that is not modelled. */
    default Optional<BoardHeat> heat() {
        return Optional.empty();
    }
}
