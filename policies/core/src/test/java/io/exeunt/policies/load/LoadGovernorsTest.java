package io.exeunt.policies.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.policies.LoadGovernors;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.Batching;
import io.exeunt.simulator.event.EventEngine;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.Mode;
import io.exeunt.simulator.event.Observer;
import io.exeunt.simulator.event.Offload;
import io.exeunt.simulator.event.Serving;
import io.exeunt.simulator.event.Steadiness;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.event.UnitPrices;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two exits on the Jetson TX2. */
class LoadGovernorsTest {
    private static final EarlyExitNetwork NETWORK = new EarlyExitNetwork(
            "two exits", List.of(segment("first", 8), segment("second", 16)), List.of(head("a"), head("b")));
    private static final Units TX2 = new Units(DeviceCatalog.find("jetson-tx2"), new HashMap<>());
    private static final AnalyticEngine PRICING = TX2.batch(1);
    private static final Units TX1 = new Units(DeviceCatalog.find("jetson-tx1"), new HashMap<>());
    private static final Offload A57 =
            new Offload(List.of(2), "a57", "ncnn", Precision.FP32, 4, 1e-4, Double.POSITIVE_INFINITY);
    private static final Mode EARLY =
            new Mode("early", PathHistogram.ofExits(3, new int[] {95, 5}, new int[] {70, 5}), fastest());
    private static final Mode USUAL =
            new Mode("usual", PathHistogram.ofExits(3, new int[] {60, 40}, new int[] {50, 39}), fastest());

    private static Segment segment(String name, int layers) {
        FeatureMap map = new FeatureMap(64, 56, 56);
        return new Segment(name, Collections.nCopies(layers, new Convolution(name, map, map, 3, 3, 1, 1, true)));
    }

    private static Segment head(String name) {
        return new Segment("head " + name, List.of(new Linear(name, 64, 10, 1, true)));
    }

    private static FrequencySchedule fastest() {
        return FrequencySchedule.flat(2, PRICING.tables().states() - 1);
    }

    private static double serviceS() {
        return PRICING.evaluate(USUAL.paths(), fastest()).occupiedS();
    }

    private static SustainedOutcome run(LoadGovernor governor, double load, double deadlineS) {
        Load asked = new Load(new Arrivals.Poisson(load / serviceS()), 30, deadlineS, 25, 1);
        return new EventEngine(PRICING).run(governor, asked, Observer.NONE, Cancellation.NEVER);
    }

    private static LoadGovernor named(String name) {
        return LoadGovernors.byName(name).create(USUAL, PRICING);
    }

    private static double meanMode(SustainedOutcome outcome) {
        double mean = 0;
        for (int mode = 0; mode < outcome.modeShare().size(); mode++) {
            mean += mode * outcome.modeShare().get(mode);
        }
        return mean;
    }

    @Test
    void samplingGovernorsRunFasterUnderMoreLoad() {
        for (String name : List.of("ondemand", "schedutil")) {
            SustainedOutcome light = run(named(name), 0.05, Double.POSITIVE_INFINITY);
            SustainedOutcome heavy = run(named(name), 0.9, Double.POSITIVE_INFINITY);

            assertThat(meanMode(heavy)).as(name).isGreaterThan(meanMode(light) + 2);
            assertThat(light.totalJ())
                    .as(name)
                    .isLessThan(run(LoadGovernor.constant(USUAL), 0.05, Double.POSITIVE_INFINITY)
                            .totalJ());
        }
    }

    @Test
    void theClocksThatRulesAskForAreThoseOfLinux() {
        assertThat(SamplingGovernor.Rule.ONDEMAND.nextHz(0.81, 1e9, 2e8, 1e9)).isEqualTo(1e9);
        assertThat(SamplingGovernor.Rule.ONDEMAND.nextHz(0.5, 1e9, 2e8, 1e9)).isEqualTo(6e8);
        assertThat(SamplingGovernor.Rule.SCHEDUTIL.nextHz(0.5, 8e8, 2e8, 1e9)).isEqualTo(5e8);
    }

    @Test
    void theDeadlineGovernorIsFastWhereTimeIsShortAndSlowWhereItIsNot() {
        double deadlineS = 6 * serviceS();
        SustainedOutcome patient = run(named("deadline"), 0.05, 1000 * serviceS());
        SustainedOutcome pressed = run(named("deadline"), 0.5, deadlineS);

        assertThat(patient.missShare()).isZero();
        assertThat(patient.modeShare().get(0)).isGreaterThan(0.9);
        assertThat(meanMode(pressed)).isGreaterThan(meanMode(patient) + 2);
        assertThat(pressed.missShare())
                .isLessThan(run(slowest(), 0.5, deadlineS).missShare() / 2);
    }

    /** A look without a deadline forgets a burst that a look at the deadline remembers. */
    @Test
    void theDeadlineGovernorKeepsNoArrivalsWhereThereIsNoDeadline() {
        double deadlineS = 100 * serviceS();

        assertThat(afterABurst(new FakeLook(0, 1), deadlineS)).isZero();
        assertThat(afterABurst(new FakeLook(0, 1, deadlineS), deadlineS)).isPositive();
    }

    private static int afterABurst(FakeLook first, double deadlineS) {
        LoadGovernor.Memory memory = named("deadline").begin();
        for (int i = 0; i < 1000; i++) {
            memory.arrived(0);
        }
        memory.choose(first);
        return memory.choose(new FakeLook(0, 1, deadlineS));
    }

    private static LoadGovernor slowest() {
        return LoadGovernor.constant(new Mode("slowest", USUAL.paths(), FrequencySchedule.flat(2, 0)));
    }

    @Test
    void whileTheQueueIsLongSamplesLeaveEarlier() {
        QueueRelief relief = new QueueRelief(List.of(USUAL, EARLY), List.of(0, 4));
        SustainedOutcome without = run(LoadGovernor.constant(USUAL), 0.95, Double.POSITIVE_INFINITY);
        SustainedOutcome with = run(relief, 0.95, Double.POSITIVE_INFINITY);

        assertThat(with.latency().p99S()).isLessThan(without.latency().p99S() / 2);
        assertThat(with.modeShare().get(1)).isBetween(0.05, 0.6);
        assertThat(with.accuracy())
                .isCloseTo(
                        0.89 * with.modeShare().get(0) + 0.75 * with.modeShare().get(1), within(0.01));
    }

    @Test
    void reliefIsLeftAtHalfTheLengthAtWhichItIsTaken() {
        QueueRelief relief = new QueueRelief(List.of(USUAL, EARLY), List.of(0, 4));
        LoadGovernor.Memory memory = relief.begin();

        assertThat(memory.choose(new FakeLook(0, 3))).isZero();
        assertThat(memory.choose(new FakeLook(0, 4))).isEqualTo(1);
        assertThat(memory.choose(new FakeLook(1, 3))).isEqualTo(1);
        assertThat(memory.choose(new FakeLook(1, 2))).isZero();
        assertThatThrownBy(() -> new QueueRelief(List.of(USUAL, EARLY), List.of(0, 0)))
                .hasMessage("Expected queue lengths to be rising, given [0, 0]");
    }

    /** The TX2's clocks hold 5 ms late: who waits for a burst to go faster has missed it. */
    @Test
    void theDeadlineGovernorStaysFastForTheNextBurst() {
        double perS = 1 / serviceS();
        Arrivals bursts = new Arrivals.Bursts(0.02 * perS, 0.7 * perS, 200 / perS, 60 / perS);
        double deadlineS = 8 * serviceS();
        Load load = new Load(bursts, 2000, deadlineS, 25, 1);
        EventEngine engine = new EventEngine(PRICING);

        SustainedOutcome fastest = engine.run(LoadGovernor.constant(USUAL), load, Observer.NONE, Cancellation.NEVER);
        SustainedOutcome governed = engine.run(named("deadline"), load, Observer.NONE, Cancellation.NEVER);

        assertThat(governed.missShare()).isLessThan(fastest.missShare() + 0.02);
        assertThat(governed.missShare())
                .isLessThan(0.3
                        * engine.run(named("ondemand"), load, Observer.NONE, Cancellation.NEVER)
                                .missShare());
    }

    @Test
    void theForecastGovernorFollowsTheRate() {
        SustainedOutcome light = run(named("forecast"), 0.05, Double.POSITIVE_INFINITY);
        SustainedOutcome heavy = run(named("forecast"), 0.75, Double.POSITIVE_INFINITY);

        assertThat(meanMode(heavy)).isGreaterThan(meanMode(light) + 2);
        assertThat(heavy.queueing().steadiness()).isEqualTo(Steadiness.STABLE);
        assertThat(light.totalJ())
                .isLessThan(run(LoadGovernor.constant(USUAL), 0.05, Double.POSITIVE_INFINITY)
                        .totalJ());
    }

    /** Batches and a second unit of a Jetson TX1; each governor with each, against the highest clocks. */
    @ParameterizedTest
    @ValueSource(strings = {"ondemand", "schedutil", "deadline", "forecast"})
    void governorsOfTheLoadGoTogetherWithBatchesAndASecondUnit(String name) {
        AnalyticEngine pricing = TX1.batch(1);
        Mode usual = new Mode(
                "usual",
                USUAL.paths(),
                FrequencySchedule.flat(2, pricing.tables().states() - 1));
        double eachS = pricing.evaluate(usual.paths(), usual.governor()).occupiedS();
        EventEngine engine = new EventEngine(pricing, TX1);
        for (Serving serving : List.of(
                new Serving(new Batching(4, 2 * eachS, Batching.Survivors.WAIT), false, Offload.NONE),
                new Serving(new Batching(4, 2 * eachS, Batching.Survivors.COMPACT), true, Offload.NONE),
                new Serving(Batching.NONE, false, A57))) {
            Load load = new Load(new Arrivals.Poisson(0.02 / eachS), 60, 400 * eachS, 25, 1).served(serving);

            SustainedOutcome fastest =
                    engine.run(LoadGovernor.constant(usual), load, Observer.NONE, Cancellation.NEVER);
            SustainedOutcome governed = engine.run(
                    LoadGovernors.byName(name).create(usual, pricing), load, Observer.NONE, Cancellation.NEVER);

            assertThat(governed.requests()).isEqualTo(fastest.requests());
            assertThat(governed.totalJ()).as("%s %s", name, serving).isLessThan(fastest.totalJ());
            assertThat(governed.latency().meanS())
                    .isGreaterThan(fastest.latency().meanS());
            assertThat(governed.missShare()).isLessThan(0.01);
        }
    }

    @Test
    void whileTheQueueIsLongBatchesLeaveEarlier() {
        QueueRelief relief = new QueueRelief(List.of(USUAL, EARLY), List.of(0, 6));
        Load load = new Load(new Arrivals.Poisson(1.2 / serviceS()), 10, Double.POSITIVE_INFINITY, 25, 1)
                .served(new Serving(new Batching(2, serviceS(), Batching.Survivors.COMPACT), false, Offload.NONE));
        EventEngine engine = new EventEngine(PRICING, TX2);

        SustainedOutcome without = engine.run(LoadGovernor.constant(USUAL), load, Observer.NONE, Cancellation.NEVER);
        SustainedOutcome with = engine.run(relief, load, Observer.NONE, Cancellation.NEVER);

        assertThat(with.modeShare().get(1)).isPositive();
        assertThat(with.latency().p99S()).isLessThan(without.latency().p99S());
    }

    /** A board's units, batches of each size. */
    private record Units(Device device, Map<PlatformSpec, AnalyticEngine> known) implements UnitPrices {
        @Override
        public AnalyticEngine batch(int size) {
            return priced(new PlatformSpec("gpu", "tensorrt", Precision.FP32, size, 1));
        }

        @Override
        public AnalyticEngine elsewhere(Offload offload, int size) {
            return priced(
                    new PlatformSpec(offload.unit(), offload.runtime(), offload.precision(), size, offload.threads()));
        }

        private AnalyticEngine priced(PlatformSpec spec) {
            return known.computeIfAbsent(
                    spec, asked -> new AnalyticEngine(CostTables.of(NETWORK, Platforms.of(device, asked))));
        }
    }

    @Test
    void anUnknownNameIsToldWithAGuess() {
        assertThatThrownBy(() -> LoadGovernors.byName("ondemnd"))
                .hasMessageContaining("Expected one of ondemand, schedutil, deadline, forecast, given 'ondemnd'");
    }
}
