package io.exeunt.hwmodels.thermal;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.device.ThermalProfile;
import io.exeunt.hwmodels.device.ThermalProfile.FanStep;
import io.exeunt.hwmodels.thermal.ThermalNetwork.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How a board gets rid of its heat: without a fan, and at each of its fan's steps. A step is taken at the look at which the chip has reached
 * its temperature, whatever the step before, and left once the chip is cooler than that by its hysteresis; what the fan draws does not heat
 * the chip. Which step it is at is handed back and forth: it has no state of its own.
 */
public final class Cooling {
    private final List<Step> steps;

    /**
     * A step.
     *
     * @param atC temperature in °C from which on it is taken
     * @param untilC temperature in °C below which it is left
     * @param network how the board warms up at it
     * @param fanW power of the fan in W
     */
    private record Step(double atC, double untilC, ThermalNetwork network, double fanW) {}

    private Cooling(List<Step> steps) {
        this.steps = Check.notEmpty("steps", steps);
    }

    /** That of a device file. */
    public static Cooling of(ThermalProfile profile) {
        List<Node> still = profile.nodes().stream()
                .map(node -> new Node(
                        node.kelvinPerWatt().value(), node.joulePerKelvin().value()))
                .toList();
        double elsewhereW = profile.elsewhereW().value();
        List<Step> steps = new ArrayList<>();
        steps.add(
                new Step(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, new ThermalNetwork(still, elsewhereW), 0));
        profile.fan().forEach(step -> steps.add(step(step, still, elsewhereW)));
        return new Cooling(steps);
    }

    private static Step step(FanStep step, List<Node> still, double elsewhereW) {
        List<Node> blown = new ArrayList<>(still);
        Node last = blown.remove(blown.size() - 1);
        blown.add(new Node(step.kelvinPerWatt().value(), last.joulePerKelvin()));
        double atC = step.atC().value();
        return new Step(
                atC,
                atC - step.hysteresisK().value(),
                new ThermalNetwork(blown, elsewhereW),
                step.powerW().value());
    }

    /** Whether there is a fan that the temperature sets. */
    public boolean hasFan() {
        return steps.size() > 1;
    }

    /**
     * One look at the thermometer.
     *
     * @param step 0 for a fan that stands still
     * @param temperatureC of the chip
     * @return the step from now on
     */
    public int look(int step, double temperatureC) {
        int next = step;
        while (next + 1 < steps.size() && temperatureC >= steps.get(next + 1).atC()) {
            next++;
        }
        while (temperatureC < steps.get(next).untilC()) {
            next--;
        }
        return next;
    }

    /** How the board warms up at a step. */
    public ThermalNetwork network(int step) {
        return steps.get(step).network();
    }

    /** What the fan draws at a step, in W. */
    public double fanW(int step) {
        return steps.get(step).fanW();
    }

    /** Fastest time constant in s, at any step. */
    public double fastestS() {
        return steps.stream()
                .mapToDouble(step -> step.network().fastestS())
                .min()
                .orElseThrow();
    }

    /**
     * Where a cold board ends up.
     *
     * @param ambientC of the air in °C
     * @param powerAtC power at the board's input in W, the fan's left out, at a temperature of the chip in °C; must not fall with temperature
     */
    public SteadyState steady(double ambientC, DoubleUnaryOperator powerAtC) {
        int step = 0;
        SteadyState state = SteadyState.of(network(0), ambientC, powerAtC);
        while (step + 1 < steps.size() && celsius(state) >= steps.get(step + 1).atC()) {
            step++;
            state = SteadyState.of(network(step), ambientC, powerAtC);
        }
        Step last = steps.get(step);
        if (celsius(state) < last.untilC()) {
            return new SteadyState.Swinging(last.untilC(), last.atC());
        }
        return state instanceof SteadyState.Settled settled
                ? new SteadyState.Settled(settled.temperatureC(), settled.powerW() + last.fanW())
                : state;
    }

    /**
     * The temperature in °C at which a board ends up, or, where that lies below the one at which its fan came on, the latter: so that it never
     * falls with the temperature of the air. +∞ where it never settles.
     */
    public double warmestC(double ambientC, DoubleUnaryOperator powerAtC) {
        double warmestC = celsius(SteadyState.of(network(0), ambientC, powerAtC));
        for (Step step : steps) {
            if (warmestC < step.atC()) {
                return warmestC;
            }
            warmestC = Math.max(step.atC(), celsius(SteadyState.of(step.network(), ambientC, powerAtC)));
        }
        return warmestC;
    }

    private static double celsius(SteadyState state) {
        return state instanceof SteadyState.Settled settled ? settled.temperatureC() : Double.POSITIVE_INFINITY;
    }
}
