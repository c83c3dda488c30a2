package io.exeunt.policies.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FitTallyTest {
    /** Segments, heads and going on behind heads that were asked, whichever these are. */
    @Property(tries = 50)
    void aTallyChargesWhatPathsCost(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] logits = {{3, 1, -2, 2}, {8, 4, 2, 2}, {5, 5, 5, 5}};
        TraceSplit split = PredictivePolicyTest.logits(logits);
        ExitCosts costs = new ExitCosts("ms", draw(random), draw(random), draw(random));
        FitTally tally = new FitTally(new FitContext(split, ExitSet.all(3), costs, 100, 0));
        double expected = 0;
        for (int i = 0; i < split.samples(); i++) {
            int exit = random.nextInt(3);
            long heads = random.nextLong(1L << exit + 1) | 1L << exit;
            tally.add(i, exit, heads);
            expected += costs.of(Path.of(exit, heads)) / split.samples();
        }

        assertThat(tally.<ThresholdPolicy>point(() -> {
                            throw new AssertionError("no rule is asked for");
                        })
                        .meanCost())
                .isCloseTo(expected, within(1e-9));
    }

    private static double[] draw(SplittableRandom random) {
        return random.doubles(3, 0, 10).toArray();
    }
}
