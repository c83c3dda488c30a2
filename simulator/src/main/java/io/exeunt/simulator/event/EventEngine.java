package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.thermal.SteadyState;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.Outcome;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Simulates request after request on one device: streams that wait in queues, heat, throttling, pauses in the governor's rest state or
 * asleep, a battery, and a governor that looks at the load. Where nothing couples the requests (no queue, no heat) it agrees with
 * {@link AnalyticEngine} to rounding, because each inference is priced by it.
 *
 * <p>Temperature acts on leakage and, through the throttle, on clocks. The throttle looks at the thermometer at its own pace; what it
 * decides holds from the next inference on. Requests that came before the load's end are answered, however long that takes. Memory does
 * not grow with the number of requests. Deterministic: the same seed gives the same outcome. Immutable; may be shared.
 */
public final class EventEngine {
    private final AnalyticEngine pricing;
    private final UnitPrices prices;

    /** An engine that prices inferences with another one. */
    public EventEngine(AnalyticEngine pricing) {
        this(pricing, UnitPrices.only(pricing));
    }

    /**
     * An engine for requests that share the board.
     *
     * @param pricing of one inference
     * @param prices of batches and on other units; {@code pricing} for a batch of one
     */
    public EventEngine(AnalyticEngine pricing, UnitPrices prices) {
        this.pricing = pricing;
        this.prices = prices;
    }

    /**
     * Simulates a device that answers each request in the same way.
     *
     * @param histogram what samples do; they come in random order, each equally often
     * @param governor of the clocks within an inference
     * @param load how often and how long
     * @param observer is told of every stretch of time and every inference
     * @param cancellation is looked at with every stretch of time
     * @throws io.exeunt.ground.failure.CancelledException if the user wants to stop
     */
    public SustainedOutcome run(
            PathHistogram histogram, Governor governor, Load load, Observer observer, Cancellation cancellation) {
        return run(
                LoadGovernor.constant(new Mode(governor.describe(), histogram, governor)),
                load,
                observer,
                cancellation);
    }

    /**
     * Simulates a device whose governor looks at the load.
     *
     * @param governor chooses how requests are answered
     * @param load how often and how long
     * @param observer is told of every stretch of time and every inference
     * @param cancellation is looked at with every stretch of time
     * @throws io.exeunt.ground.failure.CancelledException if the user wants to stop
     */
    public SustainedOutcome run(LoadGovernor governor, Load load, Observer observer, Cancellation cancellation) {
        return run(governor, load, observer, () -> false, cancellation);
    }

    /**
     * As above, for somebody who may have seen enough.
     *
     * @param enough is asked after each answer; once true, the simulation ends there, and its outcome is that of the time so far
     */
    public SustainedOutcome run(
            LoadGovernor governor, Load load, Observer observer, BooleanSupplier enough, Cancellation cancellation) {
        Check.require(
                Double.isInfinite(load.batteryJ())
                        || pricing.tables().platform().energyModelled(),
                "battery",
                "asked for where energy is modelled",
                pricing.tables().platform().id());
        Observer stoppable = new Stoppable(observer, cancellation);
        if (load.serving().isOneByOne()) {
            return new EventRun(pricing, governor, load, stoppable, enough).outcome();
        }
        return new SharedRun(prices, governor, load, stoppable, enough).outcome();
    }

    /** Looks at whether the user wants to stop. */
    private record Stoppable(Observer observer, Cancellation cancellation) implements Observer {
        @Override
        public void see(Stretch stretch) {
            cancellation.throwIfRequested("nothing is kept of a simulation under load");
            observer.see(stretch);
        }

        @Override
        public void see(Part part) {
            observer.see(part);
        }

        @Override
        public void see(Service service) {
            observer.see(service);
        }
    }

    /**
     * Where the board would end up under this load if its clocks were never lowered; empty where heat is not modelled. What leaks while
     * clocks settle is taken at the reference temperature.
     *
     * @param inference mean over the samples
     */
    public Optional<SteadyState> steadyState(Outcome inference, Governor governor, Load load) {
        Platform platform = pricing.tables().platform();
        double busy = load.busyShare(inference.occupiedS());
        double leakageW = inference.energy().leakageJ() / inference.occupiedS();
        double otherW = (inference.energyJ() + inference.settling().energyJ()) / inference.occupiedS() - leakageW;
        double idleW = platform.idlePowerW(governor.rest());
        return platform.heat().map(heat -> {
            double idleLeakageW = heat.idleLeakageW().get(governor.rest());
            return heat.cooling().steady(load.ambientC(), celsius -> {
                double factor = heat.leakage().at(celsius);
                return busy * (otherW + leakageW * factor) + (1 - busy) * (idleW + idleLeakageW * (factor - 1));
            });
        });
    }
}
