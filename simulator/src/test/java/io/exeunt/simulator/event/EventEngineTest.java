package io.exeunt.simulator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.StateCosts;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.thermal.BoardHeat;
import io.exeunt.hwmodels.thermal.SteadyState;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.event.SustainedOutcome.FanUse;
import io.exeunt.simulator.event.SustainedOutcome.Warmth;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A network of two exits on the Jetson TX2. */
class EventEngineTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final Platform TX2 =
            Platforms.of(DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));
    private static final Platform PI5 =
            Platforms.of(DeviceCatalog.find("raspberry-pi-5"), new PlatformSpec("cpu", "litert", Precision.FP32, 1, 4));
    private static final EarlyExitNetwork NETWORK = new EarlyExitNetwork(
            "two exits", List.of(segment("first", 8), segment("second", 16)), List.of(head("a"), head("b")));
    private static final PathHistogram PATHS =
            new PathHistogram(List.of(new Entry(Path.of(0, 0b01), 60, 50), new Entry(Path.of(1, 0b11), 40, 39)));

    private static Segment segment(String name, int layers) {
        FeatureMap map = new FeatureMap(64, 56, 56);
        Operator convolution = new Convolution(name, map, map, 3, 3, 1, 1, true);
        return new Segment(name, java.util.Collections.nCopies(layers, convolution));
    }

    private static Segment head(String name) {
        return new Segment("head " + name, List.of(new Linear(name, 64, 10, 1, true)));
    }

    private static AnalyticEngine analytic(Platform platform) {
        return new AnalyticEngine(CostTables.of(NETWORK, platform));
    }

    private static FrequencySchedule fastest(Platform platform) {
        return FrequencySchedule.flat(2, platform.states().max());
    }

    private static SustainedOutcome run(Platform platform, Load load, Observer observer) {
        return new EventEngine(analytic(platform)).run(PATHS, fastest(platform), load, observer, Cancellation.NEVER);
    }

    /** A platform that never gets warm. */
    private record Cold(Platform platform) implements Platform {
        @Override
        public String id() {
            return platform.id();
        }

        @Override
        public StateSpace states() {
            return platform.states();
        }

        @Override
        public boolean energyModelled() {
            return platform.energyModelled();
        }

        @Override
        public WorkCost price(List<? extends Operator> operators, int state) {
            return platform.price(operators, state);
        }

        @Override
        public StateCosts priceAll(List<? extends Operator> operators) {
            return platform.priceAll(operators);
        }

        @Override
        public SwitchCost transition(int fromState, int toState) {
            return platform.transition(fromState, toState);
        }

        @Override
        public double idlePowerW(int state) {
            return platform.idlePowerW(state);
        }
    }

    @Test
    void unloadedAndColdItAgreesWithTheAnalyticEngine() {
        Platform cold = new Cold(TX2);
        AnalyticEngine analytic = analytic(cold);
        PeriodicOutcome periodic = analytic.evaluatePeriodic(PATHS, fastest(cold), ExitSet.all(2), 0.1);
        SustainedOutcome event = run(cold, new Load(new Arrivals.Periodic(0.1), 100, NEVER, 25, 1), Observer.NONE);
        Outcome one = periodic.inference();

        assertThat(event.requests()).isEqualTo(1000);
        assertThat(event.meanWaitS()).isCloseTo(0, within(1e-12));
        assertThat(event.latency().meanS()).isCloseTo(one.latency().meanS(), within(1e-10));
        assertThat(event.latency().p95S()).isCloseTo(one.latency().p95S(), within(1e-10));
        assertThat(event.energy().dynamicJ() / 1000).isCloseTo(one.energy().dynamicJ(), within(1e-9));
        assertThat(event.energy().totalJ() / 1000).isCloseTo(one.energyJ(), within(1e-9));
        assertThat(event.idleJ() / 1000).isCloseTo(periodic.idleJ(), within(1e-8));
        assertThat(event.meanW()).isCloseTo(periodic.powerW(), within(1e-8));
        assertThat(event.heat()).isEmpty();
    }

    @Test
    void backToBackItNeverIdlesAndNobodyWaits() {
        SustainedOutcome event =
                run(new Cold(TX2), new Load(new Arrivals.BackToBack(), 10, NEVER, 25, 1), Observer.NONE);
        assertThat(event.busyShare()).isCloseTo(1, within(1e-12));
        assertThat(event.idleJ()).isZero();
        assertThat(event.meanWaitS()).isZero();
    }

    @Test
    void randomArrivalsWaitAsQueueingTheorySays() {
        AnalyticEngine analytic = analytic(new Cold(TX2));
        double shortS =
                analytic.cost(PATHS.entries().get(0).path(), fastest(TX2)).occupiedS();
        double longS =
                analytic.cost(PATHS.entries().get(1).path(), fastest(TX2)).occupiedS();
        double meanS = 0.6 * shortS + 0.4 * longS;
        double squareS = 0.6 * shortS * shortS + 0.4 * longS * longS;
        double rate = 0.6 / meanS;
        double pollaczekKhinchine = rate * squareS / (2 * (1 - 0.6));

        SustainedOutcome event =
                run(new Cold(TX2), new Load(new Arrivals.Poisson(rate), 200_000 / rate, NEVER, 25, 7), Observer.NONE);

        assertThat(event.meanWaitS()).isCloseTo(pollaczekKhinchine, within(0.03 * pollaczekKhinchine));
        assertThat(event.busyShare()).isCloseTo(0.6, within(0.01));
    }

    @Test
    void energyIsTheSumOfItsPartsAndTheIntegralOfPower() {
        Timeline timeline = new Timeline(0.37, 10_000);
        SustainedOutcome event = run(TX2, new Load(new Arrivals.Poisson(40), 60, 0.05, 30, 3), timeline);
        double integral = timeline.bins().stream()
                .mapToDouble(bin -> bin.meanW() * bin.seconds())
                .sum();
        double span =
                timeline.bins().stream().mapToDouble(Timeline.Bin::seconds).sum();

        assertThat(integral).isCloseTo(event.totalJ(), within(1e-9 * integral));
        assertThat(span).isCloseTo(event.spanS(), within(1e-9 * span));
        assertThat(event.missShare()).isBetween(0.0, 1.0);
    }

    /** What a load at 30 fps takes less than the analytic engine says is leakage of a chip below its reference temperature, to the last µJ. */
    @Test
    void fromTheAnalyticEngineItDiffersByLeakageAlone() {
        double periodS = 1 / 30.0;
        PeriodicOutcome periodic = analytic(TX2).evaluatePeriodic(PATHS, fastest(TX2), ExitSet.all(2), periodS);
        BoardHeat heat = TX2.heat().orElseThrow();
        double idleLeakageW = heat.idleLeakageW().get(fastest(TX2).rest());
        double[] lacking = new double[2];
        double[] temperatureC = {25};
        Observer thermometer = stretch -> {
            double cooler = stretch.seconds() * (1 - heat.leakage().at(temperatureC[0]));
            lacking[stretch.busy() ? 1 : 0] += cooler;
            temperatureC[0] = stretch.temperatureC();
        };

        SustainedOutcome event = run(TX2, new Load(new Arrivals.Periodic(periodS), 60, NEVER, 25, 1), thermometer);

        double busyLeakageW =
                periodic.inference().energy().leakageJ() / periodic.inference().occupiedS();
        double lessJ = lacking[0] * idleLeakageW + lacking[1] * busyLeakageW;
        assertThat(lessJ).isGreaterThan(0.01 * event.totalJ());
        assertThat(event.totalJ() + lessJ).isCloseTo(1800 * periodic.energyJ(), within(1e-4 * lessJ));
    }

    @Test
    void warmerAirCostsMoreAndNeverLess() {
        Load cool = new Load(new Arrivals.BackToBack(), 60, NEVER, 10, 1);
        Load warm = new Load(new Arrivals.BackToBack(), 60, NEVER, 40, 1);
        assertThat(run(TX2, warm, Observer.NONE).meanW())
                .isGreaterThan(run(TX2, cool, Observer.NONE).meanW());
    }

    @Test
    void aHotRoomThrottlesThePiAndThrottlingCostsThroughput() {
        SustainedOutcome cool = run(PI5, new Load(new Arrivals.BackToBack(), 900, NEVER, 20, 1), Observer.NONE);
        SustainedOutcome hot = run(PI5, new Load(new Arrivals.BackToBack(), 900, NEVER, 50, 1), Observer.NONE);

        assertThat(cool.heat().orElseThrow().throttledShare()).isZero();
        assertThat(hot.heat().orElseThrow().throttledShare()).isGreaterThan(0.2);
        assertThat(hot.heat().orElseThrow().highestC()).isLessThan(83);
        assertThat(hot.throughputPerS()).isLessThan(cool.throughputPerS());
    }

    /** From 30 °C on without a pause the TX2's fan comes at 60.4 °C; what it draws is a part of the energy. */
    @Test
    void aFanComesOnWithHeatAndCostsWhatItDraws() {
        Platform windy = tx2WithFanOf("2.5");
        Load load = new Load(new Arrivals.BackToBack(), 3600, NEVER, 45, 1);
        Timeline timeline = new Timeline(1, 10_000);
        FanUse calm = run(TX2, new Load(new Arrivals.Periodic(0.5), 3600, NEVER, 25, 1), Observer.NONE)
                .heat()
                .flatMap(Warmth::fan)
                .orElseThrow();

        SustainedOutcome free = run(TX2, load, Observer.NONE);
        SustainedOutcome drawn = run(windy, load, timeline);

        FanUse fan = drawn.heat().flatMap(Warmth::fan).orElseThrow();
        double integralJ = timeline.bins().stream()
                .mapToDouble(bin -> bin.meanW() * bin.seconds())
                .sum();
        assertThat(calm).isEqualTo(new FanUse(0, 0));
        assertThat(fan.share()).isBetween(0.2, 0.99);
        assertThat(fan.energyJ()).isCloseTo(2.5 * fan.share() * drawn.spanS(), within(1e-6 * drawn.totalJ()));
        assertThat(drawn.totalJ()).isCloseTo(free.totalJ() + fan.energyJ(), within(1e-9 * drawn.totalJ()));
        assertThat(drawn.totalJ()).isCloseTo(integralJ, within(1e-9 * integralJ));
        assertThat(drawn.heat().orElseThrow().endC())
                .as("what the fan draws heats nothing")
                .isCloseTo(free.heat().orElseThrow().endC(), within(1e-9));
    }

    private static Platform tx2WithFanOf(String watts) {
        String text = DeviceCatalog.print(DeviceCatalog.find("jetson-tx2"));
        int fan = text.indexOf("fan:", text.indexOf("thermal:"));
        int power = text.indexOf("value: ", text.indexOf("power_w:", fan)) + "value: ".length();
        int end = power;
        while (text.charAt(end) == '.' || Character.isDigit(text.charAt(end))) {
            end++;
        }
        String windy = text.substring(0, power) + watts + text.substring(end);
        return Platforms.of(
                DeviceCatalog.parse("windy.yaml", windy), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));
    }

    @Test
    void inAnOvenTheBoardSwitchesItselfOff() {
        SustainedOutcome oven = run(TX2, new Load(new Arrivals.BackToBack(), 3600, NEVER, 99, 1), Observer.NONE);
        assertThat(oven.heat().orElseThrow().shutdownAtS()).isLessThan(3600);
        assertThat(oven.spanS()).isEqualTo(oven.heat().orElseThrow().shutdownAtS());
    }

    @Test
    void withoutPowerDataTimesAreKnownAndEnergiesAreNot() {
        Platform pi4 = Platforms.of(
                DeviceCatalog.find("raspberry-pi-4"), new PlatformSpec("cpu", "ncnn", Precision.FP32, 1, 4));
        Timeline timeline = new Timeline(1, 10_000);
        SustainedOutcome event = run(pi4, new Load(new Arrivals.Periodic(0.5), 10, NEVER, 25, 1), timeline);

        assertThat(event.requests()).isEqualTo(20);
        assertThat(event.totalJ()).isNaN();
        assertThat(event.heat()).isEmpty();
        assertThat(timeline.bins()).hasSize(10);
        assertThat(timeline.bins()).extracting(Timeline.Bin::meanW).allMatch(watts -> Double.isNaN(watts));
        assertThat(timeline.bins()).extracting(Timeline.Bin::busyShare).allMatch(share -> share > 0);
    }

    @Test
    void theSteadyStateIsWhereALongRunEnds() {
        AnalyticEngine analytic = analytic(TX2);
        Outcome inference = analytic.evaluate(PATHS, fastest(TX2));
        for (Arrivals arrivals : List.of(new Arrivals.BackToBack(), new Arrivals.Periodic(0.05))) {
            Load load = new Load(arrivals, 4000, NEVER, 30, 1);
            double endC = run(TX2, load, Observer.NONE).heat().orElseThrow().endC();
            SteadyState steady = new EventEngine(analytic)
                    .steadyState(inference, fastest(TX2), load)
                    .orElseThrow();
            assertThat(((SteadyState.Settled) steady).temperatureC()).isCloseTo(endC, within(0.2));
        }
    }

    @Test
    void theSameSeedGivesTheSameOutcome() {
        Load load = new Load(new Arrivals.Poisson(30), 20, 0.05, 30, 42);
        assertThat(run(TX2, load, Observer.NONE)).isEqualTo(run(TX2, load, Observer.NONE));
        Load other = new Load(new Arrivals.Poisson(30), 20, 0.05, 30, 43);
        assertThat(run(TX2, other, Observer.NONE)).isNotEqualTo(run(TX2, load, Observer.NONE));
    }

    @Test
    void aLoadOfDaysEndsWhenItsUserWantsToStop() {
        AtomicInteger looks = new AtomicInteger();
        Load days = new Load(new Arrivals.BackToBack(), 1e7, NEVER, 25, 1);
        EventEngine engine = new EventEngine(analytic(TX2));
        assertThatThrownBy(() ->
                        engine.run(PATHS, fastest(TX2), days, Observer.NONE, () -> looks.incrementAndGet() > 1000))
                .isInstanceOf(CancelledException.class)
                .hasMessage("nothing is kept of a simulation under load");
        assertThat(looks).hasValue(1001);
    }

    @Test
    void aPauseOfDaysEndsWhenItsUserWantsToStop() {
        AtomicInteger looks = new AtomicInteger();
        Load days = new Load(new Arrivals.Periodic(1e7), 1e7, NEVER, 25, 1);
        EventEngine engine = new EventEngine(analytic(TX2));
        assertThatThrownBy(() ->
                        engine.run(PATHS, fastest(TX2), days, Observer.NONE, () -> looks.incrementAndGet() > 1000))
                .isInstanceOf(CancelledException.class);
    }
}
