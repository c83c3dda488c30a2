package io.exeunt.simulator.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.analytic.ClockFront.Front;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against all schedules there are, on small boards whose changes of clocks hold at once, late, or too late. */
class ClockFrontProperties {
    private static final double ROUNDING = 1e-9;

    @Property(tries = 300)
    void noScheduleIsMissingWhereEveryHeadIsAsked(@ForAll long seed, @ForAll LatencyStatistic statistic) {
        Small small = Small.random(seed);
        requireExact(small, small.asking(-1L), statistic);
    }

    @Property(tries = 300)
    void noScheduleIsMissingWherePathsSkipHeads(@ForAll long seed) {
        Small small = Small.random(seed);
        requireExact(small, small.skipping(), LatencyStatistic.MEAN);
    }

    @Property(tries = 100)
    void constantClocksAreThoseThatNoOtherConstantOnesBeat(@ForAll long seed) {
        Small small = Small.random(seed);
        PathHistogram paths = small.skipping();
        Front front = new ClockFront(small.tables()).constant(paths, LatencyStatistic.MEAN);
        List<double[]> all = IntStream.range(0, small.tables().states())
                .mapToObj(state -> small.figures(
                        paths, FrequencySchedule.flat(small.tables().exits(), state), LatencyStatistic.MEAN))
                .toList();
        requireCovers(front, all);
        assertThat(front.choices()).allMatch(choice -> choice.schedule().isFlat());
    }

    @Property(tries = 100)
    void whoGivesUpSaysSoAndTellsNothingWrong(@ForAll long seed) {
        Small small = Small.random(seed);
        PathHistogram paths = small.skipping();
        Front all = new ClockFront(small.tables()).perExit(paths, LatencyStatistic.MEAN);
        Front some = new ClockFront(small.tables(), 1).perExit(paths, LatencyStatistic.MEAN);
        requireTruth(small, paths, some, LatencyStatistic.MEAN);
        if (some.exact()) {
            assertThat(some.choices()).hasSameSizeAs(all.choices());
        }
    }

    private static void requireExact(Small small, PathHistogram paths, LatencyStatistic statistic) {
        ClockFront clocks = new ClockFront(small.tables());
        assertThat(clocks.solves(paths, statistic)).isTrue();

        Front front = clocks.perExit(paths, statistic);

        assertThat(front.exact()).isTrue();
        requireTruth(small, paths, front, statistic);
        requireCovers(front, small.all(paths, statistic));
    }

    private static void requireTruth(Small small, PathHistogram paths, Front front, LatencyStatistic statistic) {
        for (ScheduleChoice choice : front.choices()) {
            double[] figures = small.figures(paths, choice.schedule(), statistic);
            assertThat(choice.latencyS()).isCloseTo(figures[0], within(ROUNDING));
            assertThat(choice.energyJ()).isCloseTo(figures[1], within(ROUNDING));
        }
        for (int i = 1; i < front.choices().size(); i++) {
            assertThat(front.choices().get(i).latencyS())
                    .isGreaterThan(front.choices().get(i - 1).latencyS());
            assertThat(front.choices().get(i).energyJ())
                    .isLessThan(front.choices().get(i - 1).energyJ());
        }
    }

    private static void requireCovers(Front front, List<double[]> all) {
        for (double[] one : all) {
            assertThat(front.choices())
                    .anyMatch(
                            choice -> choice.latencyS() <= one[0] + ROUNDING && choice.energyJ() <= one[1] + ROUNDING);
        }
    }

    /** A small network on a small board, and who leaves where. */
    record Small(CostTables tables, long seed) {
        static Small random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int exits = random.nextInt(1, 5);
            double late = random.nextInt(3) * random.nextDouble(1.5);
            return new Small(
                    CostTables.of(
                            FakePlatform.network(
                                    random.ints(exits, 1, 1000).toArray(),
                                    random.ints(exits, 1, 1000).toArray()),
                            FakePlatform.random(
                                    seed, random.nextInt(1, 4), random.nextInt(1, 3), random.nextDouble(0.3), late)),
                    seed);
        }

        PathHistogram asking(long heads) {
            SplittableRandom random = new SplittableRandom(seed + 3);
            int[] counts = random.ints(tables.exits(), 0, 30).toArray();
            counts[random.nextInt(counts.length)]++;
            return PathHistogram.ofExits(heads, counts, new int[counts.length]);
        }

        /** Paths to any exit, of any heads on the way. */
        PathHistogram skipping() {
            SplittableRandom random = new SplittableRandom(seed + 4);
            TreeMap<Integer, Integer> counts = new TreeMap<>();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                int exit = random.nextInt(tables.exits());
                int skipped = random.nextInt(1 << exit);
                counts.merge(exit << 8 | skipped | 1 << exit, random.nextInt(1, 30), Integer::sum);
            }
            List<PathHistogram.Entry> entries = new ArrayList<>();
            counts.forEach(
                    (code, count) -> entries.add(new PathHistogram.Entry(Path.of(code >> 8, code & 0xff), count, 0)));
            return new PathHistogram(entries);
        }

        /** Latency in s and energy in J, as the engine says. */
        double[] figures(PathHistogram paths, FrequencySchedule schedule, LatencyStatistic statistic) {
            Outcome outcome = new AnalyticEngine(tables).evaluate(paths, schedule);
            return new double[] {
                outcome.latency().get(statistic), outcome.energy().totalJ()
            };
        }

        List<double[]> all(PathHistogram paths, LatencyStatistic statistic) {
            int schedules = (int) Math.pow(tables.states(), tables.exits());
            return IntStream.range(0, schedules)
                    .mapToObj(this::schedule)
                    .map(schedule -> figures(paths, schedule, statistic))
                    .toList();
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
