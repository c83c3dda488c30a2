package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Rule;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.SplitScores;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths that rules take on the report split. A rule is replayed once, whatever the clocks of the designs that use it, and each score of
 * an exit is computed once for all rules. Not thread-safe.
 */
final class ReportPaths {
    private final EarlyExitSpace space;
    private final List<SplitScores> scores;
    private final Map<Key, PathHistogram> pathsByRule = new HashMap<>();
    private final Map<Key, BitSet> rightByRule = new HashMap<>();

    private record Key(Rule rule, ExitSet exits) {}

    ReportPaths(EarlyExitSpace space) {
        this.space = space;
        this.scores = space.subject().systems().stream()
                .map(system -> new SplitScores(system.trace().report()))
                .toList();
    }

    /**
     * The paths of a design.
     *
     * @param policy its rule
     * @throws RuntimeException whatever the rule throws, or if what it gives is not the paths of this split
     */
    PathHistogram of(EarlyExitDesign design, FittedPolicy policy) {
        Key key = new Key(design.rule(), design.exits());
        PathHistogram known = pathsByRule.get(key);
        if (known == null) {
            known = paths(design.rule().system(), policy);
            pathsByRule.put(key, known);
        }
        return known;
    }

    /**
     * The samples that a design answers right.
     *
     * @param policy its rule
     * @throws RuntimeException whatever the rule throws, or if it can't tell what becomes of single samples
     */
    BitSet right(EarlyExitDesign design, FittedPolicy policy) {
        Key key = new Key(design.rule(), design.exits());
        BitSet known = rightByRule.get(key);
        if (known == null) {
            known = bits(decisions(design.rule().system(), policy).right());
            rightByRule.put(key, known);
        }
        return known;
    }

    private static BitSet bits(boolean[] right) {
        BitSet bits = new BitSet(right.length);
        for (int i = 0; i < right.length; i++) {
            bits.set(i, right[i]);
        }
        return bits;
    }

    /** What a rule decides about each sample. */
    SampleDecisions decisions(int system, FittedPolicy policy) {
        TraceSplit split = space.subject().systems().get(system).trace().report();
        SampleDecisions decisions = policy instanceof ThresholdPolicy thresholds
                ? thresholds.decisions(scores.get(system))
                : policy.decisions(split);
        if (decisions == null || decisions.samples() != split.samples()) {
            throw new IllegalStateException("Expected decisions about " + split.samples() + " samples");
        }
        return decisions;
    }

    private PathHistogram paths(int system, FittedPolicy policy) {
        TraceSplit split = space.subject().systems().get(system).trace().report();
        PathHistogram paths = policy instanceof ThresholdPolicy thresholds
                ? thresholds.paths(scores.get(system))
                : policy.paths(split);
        if (paths == null) {
            throw new IllegalStateException("Expected paths, given none");
        }
        CheckedTuning.requirePaths(paths, split.exits().size(), split.samples());
        return paths;
    }
}
