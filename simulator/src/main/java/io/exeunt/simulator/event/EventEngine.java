package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.thermal.BoardHeat;
import io.exeunt.hwmodels.thermal.SteadyState;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.PathCost;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.WayBack;
import io.exeunt.simulator.result.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Simulates request after request on one device: a queue in order of arrival, heat, throttling, idling in the governor's rest state.
 * Where nothing couples the requests (no queue, no heat) it agrees with {@link AnalyticEngine} to rounding, because each inference
 * is priced by it.
 *
 * <p>Temperature acts on leakage and, through the throttle, on clocks. The throttle looks at the thermometer at its own pace; what it
 * decides holds from the next inference on. Deterministic: the same seed gives the same outcome. Immutable; may be shared.
 */
public final class EventEngine {
    private final AnalyticEngine pricing;

    /** An engine that prices inferences with another one. */
    public EventEngine(AnalyticEngine pricing) {
        this.pricing = pricing;
    }

    /**
     * Simulates.
     *
     * @param histogram what samples do; they come in random order, each equally often
     * @param governor of the clocks within an inference
     * @param load how often and how long
     * @param observer is told of every stretch of time
     * @param cancellation is looked at with every stretch of time
     * @throws io.exeunt.ground.failure.CancelledException if the user wants to stop
     */
    public SustainedOutcome run(
            PathHistogram histogram, Governor governor, Load load, Observer observer, Cancellation cancellation) {
        Observer listening = stretch -> {
            cancellation.throwIfRequested("nothing is kept of a simulation under load");
            observer.see(stretch);
        };
        return new Run(histogram, governor, load, listening).outcome();
    }

    /**
     * Where the board would end up under this load if its clocks were never lowered; empty where heat is not modelled. What leaks while
     * clocks settle is taken at the reference temperature.
     *
     * @param inference mean over the samples
     */
    public Optional<SteadyState> steadyState(Outcome inference, Governor governor, Load load) {
        Platform platform = pricing.tables().platform();
        double busy = load.arrivals().busyShare(inference.occupiedS());
        double leakageW = inference.energy().leakageJ() / inference.occupiedS();
        double otherW = (inference.energyJ() + inference.settling().energyJ()) / inference.occupiedS() - leakageW;
        double idleW = platform.idlePowerW(governor.rest());
        return platform.heat().map(heat -> {
            double idleLeakageW = heat.idleLeakageW().get(governor.rest());
            return SteadyState.of(heat.network(), load.ambientC(), celsius -> {
                double factor = heat.leakage().at(celsius);
                return busy * (otherW + leakageW * factor) + (1 - busy) * (idleW + idleLeakageW * (factor - 1));
            });
        });
    }

    /** What inferences and idling cost while the throttle stays as it is. */
    private record Prices(List<PathCost> paths, int home, int rest, double idleW, double idleLeakageW) {}

    private final class Run {
        private final PathHistogram histogram;
        private final Governor governor;
        private final Load load;
        private final Platform platform = pricing.tables().platform();
        private final SplittableRandom arrivalRandom;
        private final SampleOrder order;
        private final WarmingBoard board;
        private final Latencies latencies = new Latencies();
        private final Map<List<Integer>, Prices> pricesBySteps = new HashMap<>();
        private Prices prices;
        private int throttlings;
        private long requests;
        private long misses;
        private double waitS;
        private double busyS;

        Run(PathHistogram histogram, Governor governor, Load load, Observer observer) {
            SplittableRandom random = new SplittableRandom(load.seed());
            this.histogram = histogram;
            this.governor = governor;
            this.load = load;
            this.arrivalRandom = random.split();
            this.order = new SampleOrder(histogram, random.split());
            this.board = new WarmingBoard(platform.heat().orElse(null), load.ambientC(), observer);
            this.prices = prices(board.throttleSteps());
        }

        SustainedOutcome outcome() {
            double arrivalS = 0;
            while (arrivalS < load.durationS() && !board.isOff()) {
                idleUntil(arrivalS);
                serve(arrivalS);
                arrivalS = load.arrivals().nextS(requests, arrivalS, board.timeS(), arrivalRandom);
            }
            idleUntil(load.durationS());
            return new SustainedOutcome(
                    requests,
                    board.timeS(),
                    latencies.distribution(),
                    latencies.percentileError(),
                    waitS / requests,
                    (double) misses / requests,
                    busyS / board.timeS(),
                    board.energy(),
                    board.idleJ(),
                    board.warmth());
        }

        private void idleUntil(double timeS) {
            double seconds = timeS - board.timeS();
            if (seconds > 0) {
                board.idle(seconds, prices.idleW(), prices.idleLeakageW(), prices.rest());
                refresh();
            }
        }

        private void serve(double arrivalS) {
            double startS = board.timeS();
            PathCost cost = prices.paths().get(order.nextPath());
            double latencyS = startS - arrivalS + cost.latencyS();
            board.work(cost.busyS(), cost.energy(), prices.home());
            settle(cost.back());
            latencies.add(latencyS);
            requests++;
            waitS += startS - arrivalS;
            misses += latencyS > load.deadlineS() ? 1 : 0;
            busyS += board.timeS() - startS;
            refresh();
        }

        /** The next inference begins when the home clocks hold. */
        private void settle(WayBack back) {
            board.idle(back.leavingS(), platform.idlePowerW(back.last()), idleLeakageW(back.last()), back.last());
            board.idle(back.wakingS(), platform.idlePowerW(back.rest()), idleLeakageW(back.rest()), back.rest());
        }

        private double idleLeakageW(int state) {
            return platform.heat()
                    .map(BoardHeat::idleLeakageW)
                    .map(watts -> watts.get(state))
                    .orElse(0.0);
        }

        private void refresh() {
            if (throttlings != board.throttlings()) {
                throttlings = board.throttlings();
                prices = prices(board.throttleSteps());
            }
        }

        private Prices prices(int[] steps) {
            return pricesBySteps.computeIfAbsent(Arrays.stream(steps).boxed().toList(), key -> priced(steps));
        }

        private Prices priced(int[] steps) {
            Governor capped = platform.heat()
                    .<Governor>map(heat ->
                            new Capped(governor, state -> heat.throttle().allowed(state, steps)))
                    .orElse(governor);
            int rest = Check.inRange(
                    "rest state", capped.rest(), 0, platform.states().max());
            return new Prices(
                    histogram.entries().stream()
                            .map(entry -> pricing.cost(entry.path(), capped))
                            .collect(Collectors.toUnmodifiableList()),
                    capped.home(),
                    rest,
                    platform.idlePowerW(rest),
                    idleLeakageW(rest));
        }
    }
}
