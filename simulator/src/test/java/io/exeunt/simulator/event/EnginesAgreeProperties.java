package io.exeunt.simulator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.BestSchedule;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.analytic.ScheduleChoice;
import io.exeunt.simulator.analytic.ScheduleMeter;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Boards drawn at random whose clocks mostly hold late: all that price schedules mean the same by it. */
class EnginesAgreeProperties {
    @Property(tries = 150)
    void requestByRequestItIsWhatTheAnalyticEngineSays(@ForAll long seed) {
        Case drawn = new Case(seed);
        PeriodicOutcome periodic = drawn.periodic(drawn.schedule);
        int requests = 50 * drawn.paths.samples();

        SustainedOutcome event = new EventEngine(drawn.engine)
                .run(
                        drawn.paths,
                        drawn.schedule,
                        new Load(
                                new Arrivals.Periodic(Case.PERIOD_S),
                                requests * Case.PERIOD_S,
                                Double.POSITIVE_INFINITY,
                                25,
                                seed),
                        Observer.NONE,
                        Cancellation.NEVER);

        double each = event.requests();
        assertThat(event.requests()).isBetween((long) requests, requests + 1L);
        assertThat(event.energy().totalJ() / each)
                .isCloseTo(periodic.inference().energyJ(), within(0.05 * periodic.energyJ()));
        if (drawn.paths.entries().size() == 1) {
            assertThat(event.latency().meanS())
                    .isCloseTo(periodic.inference().latency().meanS(), within(1e-9));
            assertThat(event.energy().totalJ() / each)
                    .isCloseTo(periodic.inference().energyJ(), within(1e-9));
            assertThat(event.idleJ() / each).isCloseTo(periodic.idleJ(), within(2e-2 * periodic.idleJ()));
        }
    }

    /** A load of one stream that may be interrupted, by nobody: another engine, the same board. */
    @Property(tries = 150)
    void sharingWithNobodyChangesNothing(@ForAll long seed) {
        Case drawn = new Case(seed);
        LoadGovernor constant = LoadGovernor.constant(new Mode("only", drawn.paths, drawn.schedule));

        requireSame(drawn, constant, Sleep.NEVER, seed);
    }

    /** The same where somebody changes clocks and exits before inferences, or in pauses, or both, and the board may fall asleep. */
    @Property(tries = 300)
    void sharingWithNobodyChangesNothingForAGovernorOfTheLoad(@ForAll long seed) {
        Case drawn = new Case(seed);
        SplittableRandom random = new SplittableRandom(~seed);
        double everyS = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(0.5, 20);
        Sleep sleep = random.nextBoolean() ? Sleep.NEVER : new Sleep(0.1, random.nextDouble(6), random.nextDouble());
        List<Mode> modes = IntStream.range(0, random.nextInt(2, 5))
                .mapToObj(mode -> new Mode("mode " + mode, drawn.otherPaths(random), drawn.anySchedule(random)))
                .toList();

        requireSame(drawn, new Restless(modes, everyS), sleep, seed);
    }

    private static void requireSame(Case drawn, LoadGovernor governor, Sleep sleep, long seed) {
        Load load = new Load(
                List.of(RequestStream.only(new Arrivals.Poisson(0.2), 5)),
                2000,
                25,
                sleep,
                Double.POSITIVE_INFINITY,
                seed);
        EventEngine engine = new EventEngine(drawn.engine);

        SustainedOutcome plain = engine.run(governor, load, Observer.NONE, Cancellation.NEVER);
        SustainedOutcome shared = engine.run(
                governor,
                load.served(new Serving(Batching.NONE, true, Offload.NONE)),
                Observer.NONE,
                Cancellation.NEVER);

        assertThat(shared.requests()).isEqualTo(plain.requests());
        assertThat(shared.modeShare()).isEqualTo(plain.modeShare());
        assertThat(shared.spanS()).isCloseTo(plain.spanS(), within(1e-7));
        assertThat(shared.latency().meanS()).isCloseTo(plain.latency().meanS(), within(1e-9));
        assertThat(shared.latency().p99S()).isCloseTo(plain.latency().p99S(), within(1e-7));
        assertThat(shared.energy().totalJ()).isCloseTo(plain.energy().totalJ(), within(1e-7));
        assertThat(shared.idleJ()).isCloseTo(plain.idleJ(), within(1e-6));
        assertThat(shared.busyShare()).isCloseTo(plain.busyShare(), within(1e-9));
        assertThat(shared.accuracy()).isCloseTo(plain.accuracy(), within(1e-9));
        assertThat(shared.missShare()).isEqualTo(plain.missShare());
    }

    /**
     * Another mode with nearly every look.
     *
     * @param modes among which it goes round
     * @param everyS time in s between two looks
     */
    private record Restless(List<Mode> modes, double everyS) implements LoadGovernor {
        @Override
        public String describe() {
            return "restless";
        }

        @Override
        public Memory begin() {
            return new Memory() {
                private int looks;

                @Override
                public int choose(LoadLook look) {
                    return (look.mode() + look.queued() + looks++ % 3) % modes.size();
                }
            };
        }
    }

    @Property(tries = 200)
    void theMeterOfSchedulesIsWhatTheAnalyticEngineSays(@ForAll long seed) {
        Case drawn = new Case(seed);
        PeriodicOutcome periodic = drawn.periodic(drawn.schedule);

        assertThat(new ScheduleMeter(drawn.tables, drawn.paths, 3, Case.PERIOD_S)
                        .of(drawn.schedule)
                        .energyJ())
                .isCloseTo(periodic.energyJ(), within(1e-9));
        assertThat(new ScheduleMeter(drawn.tables, drawn.paths, 3, Double.POSITIVE_INFINITY)
                        .of(drawn.schedule)
                        .energyJ())
                .isCloseTo(periodic.inference().energyJ(), within(1e-9));
    }

    /** Paths may skip heads that others ask: then the choice need not be the best, and its bound has to hold. */
    @Property(tries = 150)
    void noScheduleSpendsLessThanTheBoundOfTheChoice(@ForAll long seed) {
        Case drawn = new Case(seed);

        ScheduleChoice choice = new BestSchedule(drawn.tables).minimise(drawn.paths, 1, LatencyStatistic.MEAN, 0);

        double leastJ = drawn.allSchedules()
                .mapToObj(drawn::numbered)
                .mapToDouble(
                        schedule -> drawn.engine.evaluate(drawn.paths, schedule).energyJ())
                .min()
                .orElseThrow();
        assertThat(choice.energyJ())
                .isCloseTo(drawn.engine.evaluate(drawn.paths, choice.schedule()).energyJ(), within(1e-9));
        assertThat(choice.energyJ()).isGreaterThanOrEqualTo(leastJ - 1e-9);
        assertThat(choice.boundJ()).isLessThanOrEqualTo(leastJ + 1e-9);
        if (drawn.tables.punctual()) {
            assertThat(choice.energyJ()).isCloseTo(leastJ, within(1e-9));
        }
    }

    @Property(tries = 100)
    void changesThatTakeNoTimeAreNeverWorseThanTheBestConstantClocks(@ForAll long seed) {
        Case free = new Case(seed, 0, 0);

        ScheduleChoice choice = new BestSchedule(free.tables).minimise(free.paths, 1, LatencyStatistic.MEAN, 0);

        assertThat(choice.energyJ()).isLessThanOrEqualTo(free.bestFlatJ() + 1e-9);
    }

    @Property(tries = 100)
    void changesThatTakeForEverLeaveTheBestConstantClocks(@ForAll long seed) {
        for (double[] times : new double[][] {{0, Double.POSITIVE_INFINITY}, {0, 1e12}, {1e12, 0}}) {
            Case endless = new Case(seed, times[0], times[1]);

            ScheduleChoice choice =
                    new BestSchedule(endless.tables).minimise(endless.paths, 1, LatencyStatistic.MEAN, 0);

            assertThat(choice.energyJ()).isCloseTo(endless.bestFlatJ(), within(1e-9));
        }
    }

    @Property(tries = 200)
    void theShortWayRestsWhereTheLongWayDoes(@ForAll long seed) {
        Case drawn = new Case(seed);
        int[] counts = new int[drawn.tables.exits()];
        counts[counts.length - 1] = 1;

        BriefOutcome figures = drawn.engine.evaluateFigures(-1L, counts, new int[counts.length], drawn.schedule);

        assertThat(figures.energyJ())
                .isCloseTo(
                        drawn.engine
                                .evaluate(PathHistogram.ofExits(-1L, counts, new int[counts.length]), drawn.schedule)
                                .energyJ(),
                        within(1e-9));
    }

    /** A board, paths and a schedule. */
    private static final class Case {
        static final double PERIOD_S = 60;

        private final CostTables tables;
        private final AnalyticEngine engine;
        private final PathHistogram paths;
        private final FrequencySchedule schedule;

        Case(long seed) {
            this(seed, Double.NaN, Double.NaN);
        }

        /** With given times instead of random ones. */
        Case(long seed, double standstillS, double lateS) {
            SplittableRandom random = new SplittableRandom(seed);
            int exits = random.nextInt(1, 5);
            int first = random.nextInt(1, 4);
            int second = random.nextInt(1, 3);
            double switchScale = random.nextDouble(0.3);
            double lateScale = random.nextInt(4) == 0 ? 0 : random.nextDouble(4);
            FakePlatform drawn = FakePlatform.random(seed, first, second, switchScale, lateScale);
            tables = CostTables.of(
                    FakePlatform.network(
                            random.ints(exits, 1, 1000).toArray(),
                            random.ints(exits, 1, 1000).toArray()),
                    Double.isNaN(standstillS) ? drawn : drawn.switchingIn(standstillS, standstillS + lateS));
            engine = new AnalyticEngine(tables);
            paths = otherPaths(random);
            schedule = anySchedule(random);
        }

        PathHistogram otherPaths(SplittableRandom random) {
            return new PathHistogram(IntStream.rangeClosed(1, random.nextInt(1, 4))
                    .mapToObj(i -> path(random, tables.exits()))
                    .distinct()
                    .map(path -> new Entry(path, random.nextInt(1, 9), 0))
                    .toList());
        }

        FrequencySchedule anySchedule(SplittableRandom random) {
            return numbered(random.nextInt((int) Math.pow(tables.states(), tables.exits())))
                    .restingIn(random.nextInt(tables.states()));
        }

        private static Path path(SplittableRandom random, int exits) {
            int exit = random.nextInt(exits);
            return Path.of(exit, random.nextLong(1L << exit) | 1L << exit);
        }

        PeriodicOutcome periodic(FrequencySchedule any) {
            return engine.evaluatePeriodic(paths, any, ExitSet.all(tables.exits()), PERIOD_S);
        }

        IntStream allSchedules() {
            return IntStream.range(0, (int) Math.pow(tables.states(), tables.exits()));
        }

        FrequencySchedule numbered(int number) {
            int[] states = new int[tables.exits()];
            int left = number;
            for (int k = 0; k < states.length; k++) {
                states[k] = left % tables.states();
                left /= tables.states();
            }
            return FrequencySchedule.of(states);
        }

        double bestFlatJ() {
            return IntStream.range(0, tables.states())
                    .mapToDouble(state -> engine.evaluate(paths, FrequencySchedule.flat(tables.exits(), state))
                            .energyJ())
                    .min()
                    .orElseThrow();
        }
    }

    @Property(tries = 5)
    void theCasesAreNotAllAlike(@ForAll long seed) {
        List<Case> cases =
                IntStream.range(0, 200).mapToObj(i -> new Case(seed + i)).toList();

        assertThat(cases).anyMatch(each -> each.tables.punctual() && each.tables.states() > 1);
        assertThat(cases)
                .anyMatch(
                        each -> !each.tables.punctual() && each.paths.entries().size() > 1);
    }
}
