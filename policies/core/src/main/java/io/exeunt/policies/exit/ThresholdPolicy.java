package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.policies.score.SplitScores;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Leaves at the first kept exit whose score reaches its threshold; at the final exit always.
 *
 * <p>A threshold of +∞ says that nothing leaves there: such a head is not evaluated and costs nothing. A threshold of −∞ lets
 * everything go.
 *
 * @param score what is compared
 * @param exits kept exits
 * @param thresholds [exit]; those of exits not kept and of the final exit are ignored
 */
@SuppressWarnings("ArrayRecordComponent")
public record ThresholdPolicy(Score score, ExitSet exits, double[] thresholds) implements FittedPolicy {
    public ThresholdPolicy {
        Check.require(thresholds.length == exits.exits(), "thresholds", exits.exits() + " numbers", thresholds.length);
        thresholds = thresholds.clone();
        for (int k = 0; k < thresholds.length; k++) {
            Check.require(!Double.isNaN(thresholds[k]), "thresholds[" + k + "]", "a number", thresholds[k]);
        }
    }

    /** Threshold of exit k. */
    public double threshold(int exit) {
        return thresholds[exit];
    }

    /** Bits of the heads that are asked on the way: the kept ones that could let a sample go, and the final one. */
    public long heads() {
        long heads = 1L << exits.last();
        for (int k : exits.indices()) {
            heads |= thresholds[k] < Double.POSITIVE_INFINITY ? 1L << k : 0;
        }
        return heads;
    }

    /** Bits of the heads asked but the final one, whose score nobody needs. */
    private long sides() {
        return heads() & ~(1L << exits.last());
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return paths(split, ScoreColumns.of(split, score, sides()));
    }

    /** As {@link #paths(TraceSplit)}, with scores and answers that many rules share. */
    public PathHistogram paths(SplitScores shared) {
        ScoreColumns scores = shared.columns(score, sides());
        return paths(shared.split().samples(), scores, shared.predictions()::correct);
    }

    /** As {@link #paths(TraceSplit)}, with scores computed before. */
    public PathHistogram paths(TraceSplit split, ScoreColumns scores) {
        return paths(split.samples(), scores, split::correct);
    }

    private PathHistogram paths(int samples, ScoreColumns scores, Correct right) {
        int[] asked = new ExitSet(exits.exits(), heads()).indices();
        int[] counts = new int[exits.exits()];
        int[] correct = new int[exits.exits()];
        for (int i = 0; i < samples; i++) {
            int exit = exitOf(i, asked, scores);
            counts[exit]++;
            correct[exit] += right.is(exit, i) ? 1 : 0;
        }
        return PathHistogram.ofExits(heads(), counts, correct);
    }

    @FunctionalInterface
    private interface Correct {
        boolean is(int exit, int sample);
    }

    @Override
    public SampleDecisions decisions(TraceSplit split) {
        return decisions(split.samples(), ScoreColumns.of(split, score, sides()), split::correct);
    }

    /** As {@link #decisions(TraceSplit)}, with scores and answers that many rules share. */
    public SampleDecisions decisions(SplitScores shared) {
        ScoreColumns scores = shared.columns(score, sides());
        return decisions(shared.split().samples(), scores, shared.predictions()::correct);
    }

    private SampleDecisions decisions(int samples, ScoreColumns scores, Correct correct) {
        int[] heads = new ExitSet(exits.exits(), heads()).indices();
        int[] exit = new int[samples];
        boolean[] right = new boolean[exit.length];
        for (int i = 0; i < exit.length; i++) {
            exit[i] = exitOf(i, heads, scores);
            right[i] = correct.is(exit[i], i);
        }
        return SampleDecisions.ofExits(heads(), exit, right);
    }

    private int exitOf(int sample, int[] asked, ScoreColumns scores) {
        for (int k : asked) {
            if (k == exits.last() || scores.column(k)[sample] >= thresholds[k]) {
                return k;
            }
        }
        return exits.last();
    }

    @Override
    public String describe() {
        StringJoiner line = new StringJoiner(", ", score.id() + ": leaves at ", "");
        for (int k : exits.indices()) {
            if (k == exits.last()) {
                line.add("final exit " + k + " always");
            } else if (thresholds[k] < Double.POSITIVE_INFINITY) {
                line.add("exit " + k + " from " + text(thresholds[k]));
            }
        }
        return line.toString();
    }

    @Override
    public List<RuleNumber> numbers() {
        return IntStream.of(exits.indices())
                .filter(k -> k != exits.last())
                .mapToObj(k -> new RuleNumber("threshold", k, thresholds[k]))
                .toList();
    }

    private static String text(double threshold) {
        return threshold == Double.NEGATIVE_INFINITY ? "any score" : String.format(Locale.ROOT, "%.4g", threshold);
    }
}
