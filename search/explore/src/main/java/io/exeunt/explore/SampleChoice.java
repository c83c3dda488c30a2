package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.ClassProbabilities;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Picks samples to look at: from those that all exits are sure of to those that none is, the unsure ones closer together, so that late
 * exits have examples, too. Labels are not looked at.
 */
public final class SampleChoice {
    /** Among so many samples, evenly spaced, it picks. */
    private static final int LOOKED_AT = 4096;

    private SampleChoice() {}

    /**
     * The samples, surest first; all of them where there are no more than asked for.
     *
     * @param most > 0
     */
    public static int[] of(TraceSplit split, int most) {
        Check.positive("most", (long) most);
        int[] bySureness = bySureness(split);
        int last = bySureness.length - 1;
        int picks = Math.min(most, bySureness.length);
        return IntStream.range(0, picks)
                .map(pick -> picks == bySureness.length ? pick : rank((double) pick / Math.max(1, picks - 1), last))
                .distinct()
                .map(rank -> bySureness[rank])
                .toArray();
    }

    /** At u = 0 the surest, at 1 the least sure; of the least sure share q lie √q of all picks. */
    private static int rank(double u, int last) {
        return (int) Math.round(last * (1 - (1 - u) * (1 - u)));
    }

    private static int[] bySureness(TraceSplit split) {
        int looked = Math.min(LOOKED_AT, split.samples());
        int[] samples = IntStream.range(0, looked)
                .map(i -> (int) ((long) i * split.samples() / looked))
                .toArray();
        double[] sureness = sureness(split, samples);
        return IntStream.range(0, looked)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -sureness[i]).thenComparingInt(i -> i))
                .mapToInt(i -> samples[i])
                .toArray();
    }

    /** Sum over exits of the probability of what each answers. */
    private static double[] sureness(TraceSplit split, int[] samples) {
        double[] sum = new double[samples.length];
        List<ExitOutputs> exits = split.exits();
        for (ExitOutputs exit : exits) {
            ClassProbabilities probabilities = new ClassProbabilities(exit);
            for (int i = 0; i < samples.length; i++) {
                sum[i] += probabilities.of(samples[i])[exit.argmax(samples[i])];
            }
        }
        return sum;
    }
}
