package io.exeunt.policies;

import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathTally;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.SplittableRandom;

/** A third party's policy: tosses a coin between the first and the final exit. */
public final class CoinPolicy implements ExitPolicy {
    @Override
    public String name() {
        return "coin";
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        long seed = context.seed();
        return new FittedPolicy() {
            @Override
            public String describe() {
                return "coin: first or final exit";
            }

            @Override
            public PathHistogram paths(TraceSplit split) {
                SplittableRandom coin = new SplittableRandom(seed);
                PathTally tally = new PathTally();
                for (int i = 0; i < split.samples(); i++) {
                    int exit = coin.nextBoolean() ? 0 : split.exits().size() - 1;
                    tally.add(Path.of(exit, 1L << exit), split.correct(exit, i));
                }
                return tally.histogram();
            }
        };
    }
}
