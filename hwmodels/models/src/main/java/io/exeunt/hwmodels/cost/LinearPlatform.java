package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.LayerTrait;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit whose time and energy are sums over traits of layers. Energy above idle counts as switching, idle power as the board's base. */
final class LinearPlatform implements Platform {
    private final String id;
    private final LinearRuntime runtime;
    private final PlatformSpec spec;
    private final Clocks clocks;
    private final double[] secondsPer;
    private final double @Nullable [] joulesPer;
    private final double idleW;

    /**
     * Gathers the parts.
     *
     * @param id for reports
     * @param runtime that has costs of the spec's precision
     * @param spec how the network runs
     * @param clocks the operating states
     */
    LinearPlatform(String id, LinearRuntime runtime, PlatformSpec spec, Clocks clocks) {
        this.id = id;
        this.runtime = runtime;
        this.spec = spec;
        this.clocks = clocks;
        LinearRuntime.Costs costs = runtime.costs().of(spec.precision()).orElseThrow();
        this.secondsPer = costs.seconds();
        LinearRuntime.Wall wall = runtime.wall();
        this.joulesPer = wall == null ? null : costs.joules().orElse(null);
        this.idleW = wall == null || joulesPer == null ? Double.NaN : Quantity.orNaN(wall.idleW());
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
        return joulesPer != null;
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        Check.inRange("state", state, 0, states().size() - 1);
        List<? extends Operator> executed =
                operators.stream().filter(operator -> !fused(operator)).toList();
        double[] amounts = LayerTrait.of(executed, spec.batch());
        double clockShare = clocks.unitHz(state) / (runtime.clockMhz().value() * 1e6);
        double threadShare = spec.threads() / runtime.threads().value();
        double factor = runtime.scaling().time(clockShare, threadShare);
        double launchS = factor * (part(amounts, LayerTrait.OPERATORS) + part(amounts, LayerTrait.PLAIN_OPERATORS));
        double memoryS = factor
                * (part(amounts, LayerTrait.OUTPUT_MB)
                        + part(amounts, LayerTrait.POINTWISE_OUTPUT_MB)
                        + part(amounts, LayerTrait.WEIGHT_MB)
                        + part(amounts, LayerTrait.LINEAR_MB));
        double seconds = factor * sum(amounts, secondsPer);
        double computeS = factor
                * (part(amounts, LayerTrait.POINTWISE_MMAC)
                        + part(amounts, LayerTrait.CONVOLUTION_MMAC)
                        + part(amounts, LayerTrait.CONVOLUTION_KPX)
                        + part(amounts, LayerTrait.WIDE_DEPTHWISE_MMAC)
                        + part(amounts, LayerTrait.DEPTHWISE_ROWS));
        Energy energy = joulesPer == null
                ? Energy.NOT_MODELLED
                : new Energy(
                        runtime.scaling().energy(clockShare, threadShare) * sum(amounts, joulesPer),
                        0,
                        0,
                        idleW * seconds,
                        0);
        return new WorkCost(seconds, computeS, memoryS, launchS, bytes(executed), energy);
    }

    private boolean fused(Operator operator) {
        return operator instanceof ElementWise elementWise && runtime.fuses().contains(elementWise.kind());
    }

    private double part(double[] amounts, LayerTrait trait) {
        return amounts[trait.ordinal()] * secondsPer[trait.ordinal()];
    }

    private static double sum(double[] amounts, double[] costs) {
        double sum = 0;
        for (int k = 0; k < amounts.length; k++) {
            sum += amounts[k] * costs[k];
        }
        return sum;
    }

    private double bytes(List<? extends Operator> operators) {
        double elements = 0;
        for (Operator operator : operators) {
            elements += (double) (operator.inputElements() + operator.outputElements()) * spec.batch()
                    + operator.parametersRead();
        }
        return elements * spec.precision().bytes();
    }

    @Override
    public SwitchCost transition(int fromState, int toState) {
        if (fromState == toState) {
            return SwitchCost.NONE;
        }
        double standstillS = clocks.standstillS(fromState, toState);
        Energy energy = energyModelled() ? new Energy(0, 0, 0, 0, idleW * standstillS) : Energy.NOT_MODELLED;
        return new SwitchCost(standstillS, clocks.effectiveS(fromState, toState), energy);
    }

    @Override
    public double idlePowerW(int state) {
        return idleW;
    }
}
