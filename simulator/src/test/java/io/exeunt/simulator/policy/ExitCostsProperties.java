package io.exeunt.simulator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import io.exeunt.simulator.pricing.Walk;
import io.exeunt.simulator.result.Outcome;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What policies are fitted with is what engines charge, also where leaving early has a price. */
class ExitCostsProperties {
    @Property(tries = 200)
    void meanCostsAreThoseOfTheEngineAtConstantClocks(@ForAll long drawn) {
        long seed = drawn | 1;
        SplittableRandom random = new SplittableRandom(seed);
        int exits = random.nextInt(1, 7);
        CostTables tables = FakePlatform.randomTables(random, seed, exits, 3, 1);
        assertThat(tables.stagesModelled()).isTrue();
        long heads = random.nextLong(1L << exits) | 1L << (exits - 1);
        int[] counts = new int[exits];
        for (int k = 0; k < exits; k++) {
            counts[k] = (heads >>> k & 1) == 0 ? 0 : random.nextInt(40);
        }
        counts[exits - 1]++;
        PathHistogram paths = PathHistogram.ofExits(heads, counts, new int[exits]);
        int state = random.nextInt(tables.states());

        Outcome outcome = new AnalyticEngine(tables).evaluate(paths, FrequencySchedule.flat(exits, state));

        assertThat(ExitCosts.latency(tables, state).mean(paths))
                .isCloseTo(outcome.latency().meanS(), within(1e-9));
        assertThat(ExitCosts.energy(tables, state).mean(paths)).isCloseTo(outcome.energyJ(), within(1e-9));
    }

    @Property(tries = 200)
    void aPathCostsWhatTheWalkTakesWhicheverHeadsItAsks(@ForAll long drawn) {
        long seed = drawn | 1;
        SplittableRandom random = new SplittableRandom(seed);
        int exits = random.nextInt(1, 7);
        CostTables tables = FakePlatform.randomTables(random, seed, exits, 3, 1);
        int state = random.nextInt(tables.states());
        int exit = random.nextInt(exits);
        Path path = Path.of(exit, random.nextLong(1L << exit + 1) | 1L << exit);

        Walk walk = new Walk(tables, state);
        for (int k = 0; k <= exit; k++) {
            walk.step(k, state, path.evaluates(k));
        }

        assertThat(ExitCosts.latency(tables, state).of(path)).isCloseTo(walk.latencyS(), within(1e-9));
        assertThat(ExitCosts.energy(tables, state).of(path)).isCloseTo(walk.energyJ(), within(1e-9));
    }
}
