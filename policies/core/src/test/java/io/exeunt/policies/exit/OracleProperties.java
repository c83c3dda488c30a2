package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.Splits;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OracleProperties {
    @Property(tries = 200)
    void itIsTheBestOfAllAssignments(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TraceSplit split = Splits.random(seed, 5, 3, 3, 50);
        ExitCosts costs = new ExitCosts(
                "MMAC",
                random.doubles(3, 0, 3).toArray(),
                random.doubles(3, 0, 3).toArray());
        ExitSet exits = new ExitSet(3, random.nextInt(8));
        double budget = OracleTest.cheapest(exits, costs) + random.nextDouble() * 6;

        PathHistogram paths = new OraclePolicy(exits, costs, budget).paths(split);

        assertThat(costs.mean(paths)).isLessThanOrEqualTo(budget + 1e-9);
        assertThat(paths.samples()).isEqualTo(5);
        assertThat((int) Math.round(paths.accuracy() * 5)).isEqualTo(mostRight(split, exits, costs, budget));
    }

    /** Tries each of the 3⁵ ways of sending five samples to three exits. */
    private static int mostRight(TraceSplit split, ExitSet exits, ExitCosts costs, double budget) {
        int most = 0;
        for (int way = 0; way < 243; way++) {
            double cost = 0;
            int right = 0;
            boolean allowed = true;
            int rest = way;
            for (int i = 0; i < 5; i++) {
                int exit = rest % 3;
                rest /= 3;
                allowed &= exits.contains(exit);
                cost += OracleTest.direct(exit, costs);
                right += split.correct(exit, i) ? 1 : 0;
            }
            most = allowed && cost / 5 <= budget + 1e-9 ? Math.max(most, right) : most;
        }
        return most;
    }

    @Property(tries = 200)
    void noPolicyIsMoreAccurateAtEqualCost(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int exits = random.nextInt(1, 6);
        TraceSplit split = Splits.random(seed, 200, exits, random.nextInt(1, 5), random.nextInt(2, 200));
        ExitCosts costs = Splits.costs(exits);
        ExitSet kept = new ExitSet(exits, random.nextLong(1L << exits));
        double[] thresholds = random.doubles(exits, 0.2, 1).toArray();

        PathHistogram threshold = new ThresholdPolicy(Score.MARGIN, kept, thresholds).paths(split);
        PathHistogram patience = new PatiencePolicy(kept, random.nextInt(1, 4)).paths(split);

        assertThat(oracle(kept, costs, threshold, split).accuracy()).isGreaterThanOrEqualTo(threshold.accuracy());
        assertThat(oracle(kept, costs, patience, split).accuracy()).isGreaterThanOrEqualTo(patience.accuracy());
    }

    private static PathHistogram oracle(ExitSet kept, ExitCosts costs, PathHistogram rival, TraceSplit split) {
        return new OraclePolicy(kept, costs, costs.mean(rival)).paths(split);
    }
}
