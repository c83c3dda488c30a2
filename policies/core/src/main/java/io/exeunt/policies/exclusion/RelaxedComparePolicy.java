package io.exeunt.policies.exclusion;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@link ComparePolicy} loosened for tight budgets; ours, not published. The published rule asks that the largest class probability be
 * above the exit's threshold t and the second largest not. With r from 0 to ½ the first bound falls to (1 − 2r)·t, with r from ½ to 1
 * the second rises to t + (2r − 1)·(1 − t): the samples that leave grow from the published ones to all.
 *
 * @param published its thresholds
 * @param relaxed r, 0 … 1
 */
public record RelaxedComparePolicy(ComparePolicy published, double relaxed) implements FittedPolicy {
    public RelaxedComparePolicy {
        Check.probability("relaxed", relaxed);
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return paths(split, new Leaders(split, published.exits()));
    }

    PathHistogram paths(TraceSplit split, Leaders leaders) {
        ExitSet exits = published.exits();
        int[] counts = new int[exits.exits()];
        int[] correct = new int[exits.exits()];
        for (int i = 0; i < split.samples(); i++) {
            int exit = exitOf(i, leaders);
            counts[exit]++;
            correct[exit] += split.correct(exit, i) ? 1 : 0;
        }
        return PathHistogram.ofExits(exits.bits(), counts, correct);
    }

    private int exitOf(int sample, Leaders leaders) {
        int[] kept = published.exits().indices();
        for (int j = 0; j < kept.length - 1; j++) {
            double threshold = published.threshold(kept[j]);
            double above = relaxed == 0 ? threshold : (1 - Math.min(1, 2 * relaxed)) * threshold;
            double below = threshold + Math.max(0, 2 * relaxed - 1) * (1 - threshold);
            if (leaders.leaves(kept[j], sample, above, below)) {
                return kept[j];
            }
        }
        return kept[kept.length - 1];
    }

    @Override
    public List<RuleNumber> numbers() {
        return Stream.concat(
                        published.numbers().stream(), Stream.of(new RuleNumber("relaxed", Parameter.NO_EXIT, relaxed)))
                .toList();
    }

    @Override
    public String describe() {
        return published.describe() + String.format(Locale.ROOT, "; relaxed by %.4g for the budget (ours)", relaxed);
    }
}
