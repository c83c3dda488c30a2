package io.exeunt.policies.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.StateCosts;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.policies.Governors;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.ClockSearch;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.analytic.ScheduleMeter;
import io.exeunt.simulator.analytic.ScheduleWorth;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Constant clocks, clocks per exit and the bound on every shipped board whose energy is modelled, with and without a period: random
 * paths of a network of three exits, changes of clocks that take no time, for ever, or what they take.
 */
class ClockClassesProperties {
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final int EXITS = 3;
    private static final List<String> BUILT_IN =
            List.of("performance", "powersave", "race_to_idle", "slow_after_exit", "forecast", "forecast_energy");

    /** A board, who leaves where, and the demands. */
    record Case(Platform platform, PathHistogram paths, double latencyBudgetS, double periodS) {
        @Override
        public String toString() {
            return platform.id() + ", budget " + latencyBudgetS + " s, period " + periodS + " s, " + paths.samples();
        }

        Case with(Platform other) {
            return new Case(other, paths, latencyBudgetS, periodS);
        }

        GovernorContext context() {
            return new GovernorContext(network(), platform, latencyBudgetS, periodS);
        }
    }

    static Stream<Case> cases() {
        SplittableRandom random = new SplittableRandom(20);
        return boards().flatMap(board -> Stream.of(random.split(), random.split())
                .flatMap(seeded -> {
                    double slowestS = latencyS(board, 0);
                    double fastestS = latencyS(board, board.states().max());
                    PathHistogram paths = paths(seeded);
                    return Stream.of(NONE, 1.5 * slowestS)
                            .map(period -> new Case(board, paths, seeded.nextDouble(fastestS, slowestS), period));
                }));
    }

    private static Stream<Platform> boards() {
        return DeviceCatalog.ids().stream()
                .map(DeviceCatalog::find)
                .flatMap(ClockClassesProperties::platforms)
                .filter(Platform::energyModelled);
    }

    private static Stream<Platform> platforms(Device device) {
        return device.runtimes().stream()
                .map(runtime ->
                        Platforms.of(device, new PlatformSpec(runtime.unit(), runtime.id(), Precision.FP32, 1, 1)));
    }

    @Test
    void everyBoardWithEnergyIsThere() {
        assertThat(boards().map(Platform::id).map(id -> id.substring(0, id.indexOf('/'))))
                .contains("jetson-tx1", "jetson-tx2", "raspberry-pi-5", "rockpro64");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void clocksPerExitAreNeverWorseThanTheBestConstantOnesWhereChangesAreFree(Case drawn) {
        Case free = drawn.with(new Switching(drawn.platform(), 0, 0));

        assertThat(worthJ(free, perExit(free))).isLessThanOrEqualTo(worthJ(free, constant(free)) * (1 + 1e-12));
        assertThat(late(free, perExit(free))).isLessThanOrEqualTo(late(free, constant(free)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void clocksPerExitAreTheBestConstantOnesWhereChangesTakeForEver(Case drawn) {
        for (double[] times : new double[][] {{0, NONE}, {0, 1e9}, {1e9, 1e9}}) {
            Case endless = drawn.with(new Switching(drawn.platform(), times[0], times[1]));

            assertThat(worthJ(endless, perExit(endless)))
                    .isCloseTo(worthJ(endless, constant(endless)), within(1e-12 * worthJ(endless, constant(endless))));
            assertThat(constant(endless).rest()).isEqualTo(constant(endless).home());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noPairOfStatesIsBetterThanTheBestConstantClocks(Case drawn) {
        ScheduleMeter meter = meter(drawn);
        ScheduleWorth best = meter.of(constant(drawn));

        for (int state = 0; state < drawn.platform().states().size(); state += 7) {
            for (int rest = 0; rest < drawn.platform().states().size(); rest += 5) {
                FrequencySchedule other = FrequencySchedule.flat(EXITS, state).restingIn(rest);
                ScheduleWorth worth = meter.of(other);
                assertThat(worth.lateShare())
                        .as("%d resting in %d", state, rest)
                        .isGreaterThanOrEqualTo(best.lateShare());
                if (worth.lateShare() == best.lateShare()) {
                    assertThat(worth.energyJ())
                            .as("%d resting in %d", state, rest)
                            .isGreaterThanOrEqualTo(best.energyJ() * (1 - 1e-9));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBoundIsNeverAboveAnyGovernor(Case drawn) {
        for (Case each : List.of(
                drawn,
                drawn.with(new Switching(drawn.platform(), 0, 0)),
                drawn.with(new Switching(drawn.platform(), 0, NONE)))) {
            GovernorContext context = each.context();
            List<Governor> rivals = new ArrayList<>(List.of(constant(each), perExit(each)));
            BUILT_IN.forEach(name -> rivals.add(Governors.byName(name).create(context)));

            Governor bound = new OracleSearch(context).best(each.paths(), rivals);

            for (Governor rival : rivals) {
                assertThat(late(each, bound)).as(rival.describe()).isLessThanOrEqualTo(late(each, rival));
                if (late(each, bound) == late(each, rival)) {
                    assertThat(worthJ(each, bound))
                            .as(rival.describe())
                            .isLessThanOrEqualTo(worthJ(each, rival) * (1 + 1e-9));
                }
            }
        }
    }

    private static FrequencySchedule constant(Case drawn) {
        return search(drawn).constant(drawn.paths());
    }

    private static FrequencySchedule perExit(Case drawn) {
        return search(drawn).perExit(drawn.paths());
    }

    private static ClockSearch search(Case drawn) {
        return new ClockSearch(tables(drawn), drawn.latencyBudgetS(), drawn.periodS());
    }

    private static ScheduleMeter meter(Case drawn) {
        return new ScheduleMeter(tables(drawn), drawn.paths(), drawn.latencyBudgetS(), drawn.periodS());
    }

    private static CostTables tables(Case drawn) {
        return CostTables.of(network(), drawn.platform());
    }

    private static double worthJ(Case drawn, Governor governor) {
        AnalyticEngine engine = new AnalyticEngine(tables(drawn));
        return Double.isInfinite(drawn.periodS())
                ? engine.evaluate(drawn.paths(), governor).energyJ()
                : engine.evaluatePeriodic(drawn.paths(), governor, ExitSet.all(EXITS), drawn.periodS())
                        .energyJ();
    }

    private static long late(Case drawn, Governor governor) {
        AnalyticEngine engine = new AnalyticEngine(tables(drawn));
        return drawn.paths().entries().stream()
                .filter(entry -> engine.cost(entry.path(), governor).latencyS() > drawn.latencyBudgetS() * (1 + 1e-9))
                .mapToLong(Entry::count)
                .sum();
    }

    private static double latencyS(Platform platform, int state) {
        CostTables tables = CostTables.of(network(), platform);
        return IntStream.range(0, EXITS)
                .mapToDouble(k -> tables.segmentS(k, state) + tables.headS(k, state))
                .sum();
    }

    private static PathHistogram paths(SplittableRandom random) {
        return new PathHistogram(List.of(
                new Entry(Path.of(0, 0b001), random.nextInt(1, 90), 0),
                new Entry(new Path(1, 0b011, List.of(1, 1)), random.nextInt(1, 90), 0),
                new Entry(new Path(2, 0b101, List.of(2, 2)), random.nextInt(1, 90), 0)));
    }

    private static EarlyExitNetwork network() {
        FeatureMap map = new FeatureMap(32, 56, 56);
        List<Segment> segments = new ArrayList<>();
        List<Segment> branches = new ArrayList<>();
        for (int k = 0; k < EXITS; k++) {
            segments.add(new Segment("segment" + k, List.of(new Convolution("conv" + k, map, map, 3, 3, 1, 1, true))));
            branches.add(new Segment("exit" + k, List.of(new Linear("head" + k, 4096, 4 << 3 * k, 1, true))));
        }
        return new EarlyExitNetwork("net", segments, branches);
    }

    /** A board on which changes of clocks take other times. */
    private record Switching(Platform board, double standstillS, double effectiveS) implements Platform {
        @Override
        public String id() {
            return board.id();
        }

        @Override
        public StateSpace states() {
            return board.states();
        }

        @Override
        public boolean energyModelled() {
            return board.energyModelled();
        }

        @Override
        public WorkCost price(List<? extends Operator> operators, int state) {
            return board.price(operators, state);
        }

        @Override
        public StateCosts priceAll(List<? extends Operator> operators) {
            return board.priceAll(operators);
        }

        @Override
        public SwitchCost transition(int from, int to) {
            double waitingW = Math.max(idlePowerW(from), idlePowerW(to));
            return from == to
                    ? SwitchCost.NONE
                    : new SwitchCost(standstillS, effectiveS, new Energy(0, 0, 0, 0, waitingW * standstillS));
        }

        @Override
        public double idlePowerW(int state) {
            return board.idlePowerW(state);
        }
    }
}
