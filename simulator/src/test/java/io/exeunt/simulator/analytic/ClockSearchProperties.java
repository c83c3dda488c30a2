package io.exeunt.simulator.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against all pairs of a state and a rest state, on tables of random costs: there the best may be any pair, the lowest state included. */
class ClockSearchProperties {
    private static final double ROUNDING = 1e-9;

    @Property(tries = 300)
    void constantClocksAreTheBestOfAllPairs(@ForAll long seed) {
        Problem problem = Problem.random(seed);

        ScheduleWorth best = problem.pairs()
                .map(problem.meter()::of)
                .min(Comparator.naturalOrder())
                .orElseThrow();

        assertSame(problem.meter().of(problem.search().constant(problem.paths())), best);
    }

    @Property(tries = 300)
    void clocksThatRestWhereTheyWorkAreTheBestOfThose(@ForAll long seed) {
        Problem problem = Problem.random(seed);

        ScheduleWorth best = problem.states()
                .map(problem.meter()::of)
                .min(Comparator.naturalOrder())
                .orElseThrow();

        assertSame(problem.meter().of(problem.search().unresting(problem.paths())), best);
    }

    @Property(tries = 300)
    void clocksPerExitAreNeverWorseThanConstantOnes(@ForAll long seed) {
        Problem problem = Problem.random(seed);

        ScheduleWorth perExit = problem.meter().of(problem.search().perExit(problem.paths()));
        ScheduleWorth constant = problem.meter().of(problem.search().constant(problem.paths()));

        assertThat(perExit.lateShare()).isLessThanOrEqualTo(constant.lateShare());
        if (perExit.lateShare() == constant.lateShare()) {
            assertThat(perExit.energyJ()).isLessThanOrEqualTo(constant.energyJ() * (1 + ROUNDING));
        }
    }

    private static void assertSame(ScheduleWorth found, ScheduleWorth best) {
        assertThat(found.lateShare()).isEqualTo(best.lateShare());
        assertThat(found.energyJ()).isLessThanOrEqualTo(best.energyJ() * (1 + ROUNDING));
    }

    private record Problem(CostTables tables, PathHistogram paths, double latencyBudgetS, double periodS) {
        static Problem random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int exits = random.nextInt(1, 6);
            CostTables tables = FakePlatform.randomTables(random, seed, exits, 2, 0.3);
            int[] counts = random.ints(exits, 0, 30).toArray();
            counts[random.nextInt(exits)]++;
            PathHistogram paths = PathHistogram.ofExits(-1L, counts, new int[exits]);
            double longestS = IntStream.range(0, tables.states())
                    .mapToDouble(state -> wholeS(tables, state))
                    .max()
                    .orElseThrow();
            double budgetS = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(0.1, 1) * longestS;
            double periodS = random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble(1, 4) * longestS;
            return new Problem(tables, paths, budgetS, periodS);
        }

        private static double wholeS(CostTables tables, int state) {
            return IntStream.range(0, tables.exits())
                    .mapToDouble(k -> tables.segmentS(k, state) + tables.headS(k, state))
                    .sum();
        }

        ClockSearch search() {
            return new ClockSearch(tables, latencyBudgetS, periodS);
        }

        ScheduleMeter meter() {
            return new ScheduleMeter(tables, paths, latencyBudgetS, periodS);
        }

        Stream<FrequencySchedule> states() {
            return IntStream.range(0, tables.states()).mapToObj(state -> FrequencySchedule.flat(tables.exits(), state));
        }

        /** Without a period nobody rests, so that resting elsewhere is no choice. */
        Stream<FrequencySchedule> pairs() {
            return Double.isInfinite(periodS)
                    ? states()
                    : states().flatMap(
                                    flat -> IntStream.range(0, tables.states()).mapToObj(flat::restingIn));
        }
    }
}
