package io.exeunt.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.policies.exit.ThresholdKernel;
import io.exeunt.policies.governor.OracleSearch;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.BestSchedule;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.analytic.ScheduleChoice;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The whole way from a trace and a board of the catalogue to an outcome. */
class RealBoardsTest {
    private static final int EXITS = 6;

    private final TraceSplit fit = Splits.random(21, 2000, EXITS, 10, 100_000);
    private final TraceSplit report = Splits.random(22, 2000, EXITS, 10, 100_000);
    private final EarlyExitNetwork network = network();
    private final CostTables tx2 = tables("jetson-tx2", new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));

    @Test
    void aPolicyFittedToABudgetInSecondsKeepsItOnTheBoard() {
        int fastest = tx2.platform().states().max();
        double plainS = ExitCosts.latency(tx2, fastest).of(Path.of(EXITS - 1, 1L << (EXITS - 1)));
        FitContext context = new FitContext(fit, network.allExits(), ExitCosts.latency(tx2, fastest), 0.7 * plainS, 1);
        PathHistogram paths = Policies.byName("max_softmax").fit(context).paths(fit);

        Outcome outcome = new AnalyticEngine(tx2)
                .evaluate(
                        paths,
                        Governors.byName("performance").create(GovernorContext.of(network, tx2.platform())),
                        network.allExits());

        assertThat(outcome.latency().meanS()).isBetween(0.69 * plainS, 0.7 * plainS * (1 + 1e-9));
        assertThat(outcome.energyJ()).isPositive();
        assertThat(outcome.residency()).extracting("domain").containsExactly("gpu", "emc");
    }

    @Test
    void whatASearchFindsIsTheSameWhenItIsPricedInFull() {
        ThresholdKernel kernel = ThresholdKernel.of(fit, Score.MARGIN);
        AnalyticEngine engine = new AnalyticEngine(tx2);
        int[] levels = {200, 180, 255, 150, 120, 0};
        int[] counts = new int[EXITS];
        int[] correct = new int[EXITS];
        kernel.count(network.allExits(), levels, counts, correct);
        ScheduleChoice choice = new BestSchedule(tx2)
                .minimise(kernel.histogram(network.allExits(), levels), 1, LatencyStatistic.MEAN, 0);

        BriefOutcome found =
                engine.evaluateFigures(kernel.heads(network.allExits(), levels), counts, correct, choice.schedule());
        Outcome priced = engine.evaluate(
                kernel.policy(network.allExits(), levels).paths(fit), choice.schedule(), network.allExits());

        assertThat(priced.energyJ())
                .isCloseTo(found.energyJ(), within(1e-12))
                .isCloseTo(choice.energyJ(), within(1e-12));
        assertThat(priced.latency().p95S()).isCloseTo(found.latency().p95S(), within(1e-12));
        assertThat(priced.accuracy()).isEqualTo(found.accuracy());
        assertThat(kernel.policy(network.allExits(), levels).paths(report).samples())
                .isEqualTo(2000);
    }

    @Test
    void noFlatClockBeatsTheBestSchedule() {
        PathHistogram paths = ThresholdKernel.of(fit, Score.MARGIN)
                .histogram(network.allExits(), new int[] {200, 180, 160, 150, 120, 0});
        AnalyticEngine engine = new AnalyticEngine(tx2);

        ScheduleChoice choice = new BestSchedule(tx2).minimise(paths, 1, LatencyStatistic.MEAN, 0);

        assertThat(IntStream.range(0, tx2.states())
                        .mapToObj(state -> engine.evaluate(paths, FrequencySchedule.flat(EXITS, state))))
                .allMatch(outcome -> outcome.energyJ() >= choice.energyJ() - 1e-12);
        assertThat(choice.boundJ()).isLessThanOrEqualTo(choice.energyJ());
    }

    /** The board has too many states to try each as home, but those of rivals are tried. */
    @Test
    void noClocksThatTheBoundKnowsOfBeatIt() {
        PathHistogram paths = ThresholdKernel.of(fit, Score.MARGIN)
                .histogram(network.allExits(), new int[] {200, 180, 160, 150, 120, 0});
        double periodS = 0.05;
        GovernorContext context = new GovernorContext(network, tx2.platform(), Double.POSITIVE_INFINITY, periodS);
        List<Governor> rivals = IntStream.range(0, tx2.states())
                .filter(state -> state % 11 == 5)
                .<Governor>mapToObj(state -> FrequencySchedule.flat(EXITS, state))
                .toList();

        double boundJ = periodicJ(new OracleSearch(context).best(paths, rivals), paths, periodS);

        assertThat(rivals).allMatch(rival -> periodicJ(rival, paths, periodS) >= boundJ * (1 - 1e-12));
    }

    private double periodicJ(Governor governor, PathHistogram paths, double periodS) {
        return new AnalyticEngine(tx2)
                .evaluatePeriodic(paths, governor, network.allExits(), periodS)
                .energyJ();
    }

    @Test
    void aBoardWithoutPowerDataHasLatenciesOnly() {
        CostTables pi4 = tables("raspberry-pi-4", new PlatformSpec("cpu", "ncnn", Precision.FP32, 1, 4));
        Outcome outcome = new AnalyticEngine(pi4)
                .evaluate(
                        PathHistogram.ofExits(-1L, counts(2), counts(2)),
                        FrequencySchedule.flat(EXITS, pi4.states() - 1),
                        network.allExits());

        assertThat(outcome.latency().meanS()).isPositive();
        assertThat(outcome.energyJ()).isNaN();
    }

    private static int[] counts(int exit) {
        int[] counts = new int[EXITS];
        counts[exit] = 1;
        return counts;
    }

    private CostTables tables(String device, PlatformSpec spec) {
        Platform platform = Platforms.of(DeviceCatalog.find(device), spec);
        return CostTables.of(network, platform);
    }

    private static EarlyExitNetwork network() {
        return new EarlyExitNetwork(
                "six exits",
                IntStream.range(0, EXITS).mapToObj(RealBoardsTest::segment).toList(),
                IntStream.range(0, EXITS).mapToObj(RealBoardsTest::head).toList());
    }

    private static Segment segment(int k) {
        FeatureMap map = new FeatureMap(32, 56, 56);
        Convolution convolution = new Convolution("conv" + k, map, map, 3, 3, 1, 1, true);
        return new Segment("segment " + k, List.of(convolution));
    }

    private static Segment head(int k) {
        return new Segment("exit " + k, List.of(new Linear("fc" + k, 32, 10, 1, true)));
    }
}
