package io.exeunt.simulator.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.SegmentShare;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;

class AnalyticEngineProperties {
    private static final Offset<Double> ROUNDING = within(1e-9);

    @Property(tries = 100)
    void energyIsTheSumOfItsParts(@ForAll long seed) {
        Outcome outcome = Case.random(seed).outcome();

        Energy parts = Stream.concat(
                        outcome.segments().stream().map(SegmentShare::energy),
                        outcome.exits().stream().map(ExitShare::headEnergy))
                .reduce(outcome.stages().energy(), Energy::plus);
        assertThat(outcome.energyJ()).isCloseTo(parts.totalJ(), ROUNDING);
        assertThat(outcome.energy().switchingJ()).isCloseTo(parts.switchingJ(), ROUNDING);
        double byExit = outcome.exits().stream()
                .filter(exit -> exit.rate() > 0)
                .mapToDouble(exit -> exit.rate() * exit.energyJ())
                .sum();
        assertThat(outcome.energyJ()).isCloseTo(byExit, ROUNDING);
    }

    @Property(tries = 100)
    void ratesAndResidenciesSumToOne(@ForAll long seed) {
        Outcome outcome = Case.random(seed).outcome();

        assertThat(outcome.exits().stream().mapToDouble(ExitShare::rate).sum()).isCloseTo(1, ROUNDING);
        assertThat(outcome.residency()).allSatisfy(domain -> assertThat(
                        domain.share().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, ROUNDING));
    }

    @Property(tries = 100)
    void meanLatencyIsWhatExitsSayWeighted(@ForAll long seed) {
        Outcome outcome = Case.random(seed).outcome();

        double byExit = outcome.exits().stream()
                .filter(exit -> exit.rate() > 0)
                .mapToDouble(exit -> exit.rate() * exit.latencyS())
                .sum();
        assertThat(outcome.latency().meanS()).isCloseTo(byExit, ROUNDING);
        assertThat(outcome.occupiedS()).isGreaterThanOrEqualTo(outcome.latency().meanS() - 1e-12);
    }

    @Property(tries = 300)
    void theShortWayGivesTheSameFigures(@ForAll long seed) {
        Case drawn = Case.random(seed);

        Outcome outcome = drawn.outcome();
        BriefOutcome figures =
                drawn.engine().evaluateFigures(drawn.heads(), drawn.counts(), drawn.correct(), drawn.schedule());

        assertThat(figures.accuracy()).isEqualTo(outcome.accuracy());
        assertThat(figures.energyJ()).isCloseTo(outcome.energyJ(), ROUNDING);
        LatencyDistribution latency = figures.latency();
        for (LatencyStatistic statistic : LatencyStatistic.values()) {
            assertThat(latency.get(statistic)).isCloseTo(outcome.latency().get(statistic), ROUNDING);
        }
    }

    /** A design point drawn at random. */
    record Case(AnalyticEngine engine, long heads, int[] counts, int[] correct, FrequencySchedule schedule) {
        static Case random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int exits = random.nextInt(1, 7);
            CostTables tables = FakePlatform.randomTables(random, seed, exits, 3, 1);
            long heads = random.nextLong(1L << exits) | 1L << (exits - 1);
            int[] counts = new int[exits];
            int[] correct = new int[exits];
            for (int k = 0; k < exits; k++) {
                counts[k] = (heads >>> k & 1) == 0 ? 0 : random.nextInt(40);
                correct[k] = random.nextInt(counts[k] + 1);
            }
            counts[exits - 1]++;
            int[] states = random.ints(exits, 0, tables.states()).toArray();
            return new Case(new AnalyticEngine(tables), heads, counts, correct, FrequencySchedule.of(states));
        }

        Outcome outcome() {
            return engine.evaluate(PathHistogram.ofExits(heads, counts, correct), schedule);
        }
    }
}
