package io.exeunt.simulator.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BestScheduleProperties {
    private static final double ROUNDING = 1e-9;

    @Property(tries = 100)
    void noScheduleIsBetterForAnyWeights(@ForAll long seed, @ForAll LatencyStatistic statistic) {
        Problem problem = Problem.random(seed);
        SplittableRandom random = new SplittableRandom(seed + 1);
        double perJ = random.nextInt(3) == 0 ? 0 : random.nextDouble();
        double perS = random.nextInt(3) == 0 ? 0 : 3 * random.nextDouble();
        ToDoubleFunction<BriefOutcome> cost =
                figures -> perJ * figures.energyJ() + perS * figures.latency().get(statistic);

        ScheduleChoice choice = new BestSchedule(problem.tables()).minimise(problem.histogram(), perJ, statistic, perS);

        double least = problem.figuresOfAll().mapToDouble(cost).min().orElseThrow();
        assertThat(cost.applyAsDouble(problem.figures(choice.schedule()))).isCloseTo(least, within(ROUNDING));
    }

    @Property(tries = 100)
    void whatAChoiceClaimsIsWhatTheEngineSays(@ForAll long seed, @ForAll LatencyStatistic statistic) {
        Problem problem = Problem.random(seed);

        ScheduleChoice choice = new BestSchedule(problem.tables()).minimise(problem.histogram(), 1, statistic, 1);

        BriefOutcome figures = problem.figures(choice.schedule());
        assertThat(choice.energyJ()).isCloseTo(figures.energyJ(), within(ROUNDING));
        assertThat(choice.latencyS()).isCloseTo(figures.latency().get(statistic), within(ROUNDING));
    }

    /** A small network on a small platform and who leaves where. */
    record Problem(CostTables tables, int[] counts, long seed) {
        static Problem random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int exits = random.nextInt(1, 5);
            CostTables tables = FakePlatform.randomTables(random, seed, exits, 2, 0.3);
            int[] counts = random.ints(exits, 0, 30).toArray();
            counts[random.nextInt(exits)]++;
            return new Problem(tables, counts, seed);
        }

        PathHistogram histogram() {
            return PathHistogram.ofExits(-1L, counts, new int[counts.length]);
        }

        BriefOutcome figures(FrequencySchedule schedule) {
            return new AnalyticEngine(tables).evaluateFigures(-1L, counts, new int[counts.length], schedule);
        }

        Stream<BriefOutcome> figuresOfAll() {
            int schedules = (int) Math.pow(tables.states(), tables.exits());
            return IntStream.range(0, schedules).mapToObj(this::schedule).map(this::figures);
        }

        private FrequencySchedule schedule(int number) {
            int[] states = new int[tables.exits()];
            int rest = number;
            for (int k = 0; k < states.length; k++) {
                states[k] = rest % tables.states();
                rest /= tables.states();
            }
            return FrequencySchedule.of(states);
        }
    }
}
