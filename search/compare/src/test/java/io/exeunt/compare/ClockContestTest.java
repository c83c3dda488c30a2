package io.exeunt.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.ClockComparison;
import io.exeunt.compare.result.Clocked;
import io.exeunt.compare.result.Clocked.Priced;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.policies.Governors;
import io.exeunt.policies.Policies;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.analytic.ScheduleMeter;
import io.exeunt.simulator.analytic.ScheduleWorth;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.PeriodicOutcome;
import io.exeunt.simulator.trace.HeadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClockContestTest {
    private static final double PERIOD_S = 0.2;
    private static final double LATENCY_S = 0.05;
    private static final List<String> ALL = List.of(
            "performance",
            "powersave",
            "static",
            "race_to_idle",
            "slow_after_exit",
            "schedule",
            "forecast",
            "forecast_energy",
            "oracle");

    private static final FeatureMap MAP = new FeatureMap(64, 56, 56);

    private static EarlyExitNetwork network() {
        List<Segment> segments = new ArrayList<>();
        List<Segment> branches = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            segments.add(new Segment("segment" + k, List.of(new Convolution("conv" + k, MAP, MAP, 3, 3, 1, 1, true))));
            branches.add(new Segment("exit" + k, List.of(new Linear("head" + k, 4096, 4, 1, true))));
        }
        return new EarlyExitNetwork("net", segments, branches);
    }

    private static CostTables tables(String board, String unit, String runtime) {
        return CostTables.of(
                network(),
                Platforms.of(DeviceCatalog.find(board), new PlatformSpec(unit, runtime, Precision.FP32, 1, 1)));
    }

    private static Course course(CostTables tables, Clocking clocking) {
        ExitCosts macs = ExitCosts.macs(tables);
        Member member = new Member("logits", Heads.trace(HeadKind.LOGITS), macs, List.of(macs), Optional.of(tables));
        return new Course(tables.platform().id(), List.of(member), Optional.of(clocking));
    }

    private static Arena arena(CostTables tables, Clocking clocking, int threads) {
        Course course = course(tables, clocking);
        List<Entrant> entrants = Stream.of("margin", "predictive")
                .map(Policies::byName)
                .map(Entrant::of)
                .toList();
        return new Comparer(entrants, Optional.empty(), new Bootstrap(1, 200, threads))
                .compare(course, course.grid(3), Cancellation.NEVER, done -> {});
    }

    private static final CostTables TX2 = tables("jetson-tx2", "gpu", "tensorrt");

    @SuppressWarnings("NullAway.Init")
    private static Arena compared;

    @SuppressWarnings("NullAway.Init")
    private static ClockComparison governed;

    /** Not in a static initialiser: other threads would wait for it to end. */
    @BeforeAll
    static void compare() {
        compared = arena(TX2, new Clocking(ALL, LATENCY_S, PERIOD_S), 2);
        governed = compared.clocks().orElseThrow();
    }

    private static Priced row(String policy, double budget, String governor) {
        return governed.rows().stream()
                .filter(row -> row.policy().equals(policy) && row.budget() == budget)
                .filter(row -> row.governor().equals(governor))
                .map(Priced.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyGovernorPricesTheSameDecisionsAsTheEngineDoes() {
        double budget = compared.budgets().get(1);
        PathHistogram report = Policies.byName("predictive")
                .fit(new FitContext(Heads.trace(HeadKind.LOGITS).fit(), ExitSet.all(3), ExitCosts.macs(TX2), budget, 1))
                .paths(Heads.trace(HeadKind.LOGITS).report());
        for (String governor : List.of("performance", "race_to_idle", "slow_after_exit", "forecast_energy")) {
            PeriodicOutcome outcome = new AnalyticEngine(TX2)
                    .evaluatePeriodic(
                            report,
                            Governors.byName(governor)
                                    .create(new GovernorContext(network(), TX2.platform(), LATENCY_S, PERIOD_S)),
                            ExitSet.all(3),
                            PERIOD_S);
            Priced row = row("predictive", budget, governor);

            assertThat(row.totalMj().estimate()).isCloseTo(outcome.energyJ() * 1e3, within(1e-9 * 1e3));
            assertThat(row.energy().switchingMj())
                    .isCloseTo(outcome.inference().energy().switchingJ() * 1e3, within(1e-9));
            assertThat(row.energy().idleMj()).isCloseTo(outcome.idleJ() * 1e3, within(1e-9));
            assertThat(row.latencyMs()).isCloseTo(outcome.inference().latency().meanS() * 1e3, within(1e-9));
        }
    }

    @Test
    void theSearchForSchedulesAddsUpWhatTheEngineDoes() {
        PathHistogram paths = Policies.byName("predictive")
                .fit(new FitContext(Heads.trace(HeadKind.LOGITS).fit(), ExitSet.all(3), ExitCosts.macs(TX2), 250, 1))
                .paths(Heads.trace(HeadKind.LOGITS).report());
        for (int[] states : new int[][] {{3, 3, 3}, {1, 40, 140}, {140, 0, 7}}) {
            FrequencySchedule schedule = FrequencySchedule.of(states);
            Governed governed = new Governed(new AnalyticEngine(TX2), schedule, PERIOD_S);

            ScheduleWorth worth = new ScheduleMeter(TX2, paths, 0.03, PERIOD_S).of(schedule);

            assertThat(worth.energyJ()).isCloseTo(governed.mean(paths, ClockedPath::totalJ), within(1e-12));
            assertThat(worth.lateShare()).isCloseTo(governed.lateShare(paths, 0.03), within(1e-12));
            assertThat(new ScheduleMeter(TX2, paths, 0.03, Double.POSITIVE_INFINITY)
                            .of(schedule)
                            .energyJ())
                    .isCloseTo(new AnalyticEngine(TX2).evaluate(paths, schedule).energyJ(), within(1e-12));
        }
    }

    @Test
    void partsAddUpAndIntervalsHoldTheEstimate() {
        assertThat(governed.rows()).hasSize(3 * 3 * ALL.size()).allSatisfy(clocked -> {
            Priced row = (Priced) clocked;
            double sum = row.energy().inferenceMj()
                    + row.energy().switchingMj()
                    + row.energy().idleMj();
            assertThat(row.totalMj().estimate()).isCloseTo(sum, within(1e-9 * sum));
            assertThat(row.totalMj().low()).isLessThanOrEqualTo(sum * (1 + 1e-9));
            assertThat(row.totalMj().high()).isGreaterThanOrEqualTo(sum * (1 - 1e-9));
        });
    }

    @Test
    void noGovernorIsLateLessOftenThanTheBoundOrAsOftenForLessEnergy() {
        governed.rows().stream().map(Priced.class::cast).forEach(row -> {
            Priced bound = row(row.policy(), row.budget(), "oracle");
            assertThat(bound.lateShare()).as(row.governor()).isLessThanOrEqualTo(row.lateShare());
            if (bound.lateShare() == row.lateShare()) {
                assertThat(bound.totalMj().estimate())
                        .as("%s at %s under %s", row.policy(), row.budget(), row.governor())
                        .isLessThanOrEqualTo(row.totalMj().estimate() * (1 + 1e-12));
            }
        });
    }

    @Test
    void staticIsBelowTheOtherConstantClocks() {
        for (double budget : compared.budgets()) {
            double performance =
                    row("no exits", budget, "performance").totalMj().estimate();
            double best = row("no exits", budget, "static").totalMj().estimate();
            assertThat(best).isLessThanOrEqualTo(performance * (1 + 1e-12));
            assertThat(row("no exits", budget, "static").lateShare()).isZero();
            for (String policy : List.of("margin", "predictive")) {
                assertThat(row(policy, budget, "schedule").totalMj().estimate())
                        .as("on fit never above the best constant clocks, and paths differ little on report")
                        .isLessThanOrEqualTo(
                                row(policy, budget, "static").totalMj().estimate() * 1.01);
            }
        }
    }

    @Test
    void theVerdictNamesBothGovernorsAndWhatWasMeasured() {
        assertThat(governed.verdict())
                .startsWith("Clocks per exit ")
                .contains(TX2.platform().id(), "the best clocks that are constant until the answer")
                .contains(" A governor that knew every path beforehand would take ");
    }

    @Test
    void threadsChangeNothing() {
        Clocking clocking = new Clocking(List.of("static", "forecast_energy", "powersave"), LATENCY_S, PERIOD_S);

        assertThat(arena(TX2, clocking, 3)).isEqualTo(arena(TX2, clocking, 1));
    }

    @Test
    void aBoardWithoutPowerDataIsPricedInTimeAndSaysSo() {
        CostTables board = tables("raspberry-pi-4", "cpu", "ncnn");
        ClockComparison unknown = arena(board, new Clocking(List.of("performance", "static", "schedule"), 1, 1), 1)
                .clocks()
                .orElseThrow();

        assertThat(unknown.verdict())
                .isEqualTo("Energy is not modelled on " + board.platform().id()
                        + ": whether clocks per exit pay there is not known.");
        assertThat(unknown.rows()).allSatisfy(clocked -> {
            if (clocked instanceof Priced row) {
                assertThat(row.governor()).isEqualTo("performance");
                assertThat(row.totalMj().isKnown()).isFalse();
                assertThat(row.energy().idleMj()).isNaN();
                assertThat(row.latencyMs()).isPositive();
            } else {
                assertThat(((Clocked.Refused) clocked).reason()).contains("no power data");
            }
        });
    }

    @Test
    void withoutGovernorsThatActAtExitsThereIsNothingToJudge() {
        ClockComparison constant = arena(TX2, new Clocking(List.of("performance"), 1, 1), 1)
                .clocks()
                .orElseThrow();

        assertThat(constant.verdict()).isEqualTo("None of these governors changes clocks between exits.");
    }

    @Test
    void theBestConstantClocksTakePartThoughNobodyNamedThem() {
        ClockComparison clocks = arena(TX2, new Clocking(List.of("performance", "schedule"), LATENCY_S, PERIOD_S), 1)
                .clocks()
                .orElseThrow();

        assertThat(clocks.rows())
                .filteredOn(row -> row.governor().equals("static"))
                .hasSize(3 * 3);
        assertThat(clocks.verdict())
                .contains(" static (gpu ", "), the best clocks that are constant until the answer")
                .contains("Constant clocks: the best on fit of all 143 states of the board, each with each to rest in.")
                .contains("stands still for 0.1000 to 0.2000 ms, and holds 5.000 to 8.000 ms after it was asked for.");
    }

    @Test
    void aScheduleOfOneStateCountsAsConstant() {
        ClockComparison clocks = arena(TX2, new Clocking(List.of("schedule:3,3,3"), LATENCY_S, PERIOD_S), 1)
                .clocks()
                .orElseThrow();

        assertThat(clocks.verdict()).isEqualTo("None of these governors changes clocks between exits.");
        assertThat(clocks.rows())
                .allSatisfy(row -> assertThat(((Priced) row).kind()).isEqualTo(GovernorKind.CONSTANT));
    }

    /** The margin forecasts nothing, so that its forecast governor never changes clocks. */
    @Test
    void aGovernorThatNeverChangesClocksOnThesePathsCountsAsConstant() {
        double budget = compared.budgets().get(1);

        assertThat(row("margin", budget, "forecast").kind()).isEqualTo(GovernorKind.CONSTANT);
        assertThat(row("margin", budget, "oracle").kind()).isEqualTo(GovernorKind.BOUND);
    }

    @Test
    void theOraclesGainIsSplitIntoPartsThatAddUp() {
        Matcher parts = Pattern.compile(
                        "would take ([-+.0-9]+) %: resting lower brings ([-+.0-9]+), changing clocks at exits"
                                + " ([-+.0-9]+), knowing the path ([-+.0-9]+) points\\.")
                .matcher(governed.verdict());

        assertThat(parts.find()).isTrue();
        double sum = Stream.of(2, 3, 4)
                .mapToDouble(i -> Double.parseDouble(parts.group(i)))
                .sum();
        assertThat(Double.parseDouble(parts.group(1))).isCloseTo(sum, within(0.02));
        assertThat(Double.parseDouble(parts.group(2))).isNegative();
    }

    @Test
    void aMisspeltGovernorIsFoundBeforeAnythingIsFitted() {
        Clocking clocking = new Clocking(List.of("static", "schedule", "perfomance"), 1, 1);

        assertThatThrownBy(() -> Comparer.requireKnownGovernors(clocking))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("  Maybe you meant 'performance'");
    }
}
