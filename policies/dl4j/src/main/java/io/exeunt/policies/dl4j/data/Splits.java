package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A data set in three disjoint parts.
 *
 * @param spec how it was divided
 * @param train what the network is trained on
 * @param fit held out of training: what policies and searches see
 * @param report touched once, for the final numbers
 */
public record Splits(SplitSpec spec, LabelledImages train, LabelledImages fit, LabelledImages report) {
    public Splits {
        Check.require(train.shape().equals(report.shape()), "shape of " + report, "" + train.shape(), report.shape());
        Check.require(
                train.classes() == report.classes(), "classes of " + report, "" + train.classes(), report.classes());
    }

    /**
     * Holds a part of the training set out, stratified: each class gives its share of the fit images, rounded so that they add up
     * (largest remainders first), chosen by the spec's seed. Both parts keep the order of the training set.
     *
     * @throws InvalidInputException if less than one image would remain for training
     */
    public static Splits of(LabelledImages training, LabelledImages report, SplitSpec spec) {
        if (spec.fitSamples() >= training.size()) {
            throw new InvalidInputException(
                    "fit samples",
                    "expected fewer than the " + training.size() + " images of " + training.name() + ", given "
                            + spec.fitSamples(),
                    null);
        }
        boolean[] held = heldOut(training, spec);
        return new Splits(
                spec,
                training.subset("train", indices(held, false)),
                training.subset("fit", indices(held, true)),
                report.subset("report", indices(new boolean[report.size()], false)));
    }

    /**
     * For a network that has seen all training images before: they stay whole, and the fit images are held out of the test set,
     * stratified as in {@link #of}.
     *
     * @throws InvalidInputException if less than one image would remain for the report
     */
    public static Splits ofSeen(ImageSet set, SplitSpec spec) {
        Splits divided = of(set.test(), set.test(), spec);
        return new Splits(spec, set.train(), divided.fit(), divided.train().named("report"));
    }

    /** The same division of texts whose tokens are numbered anew: number i becomes table[i]. */
    public Splits mapped(int[] table) {
        return new Splits(spec, train.mapped(table), fit.mapped(table), report.mapped(table));
    }

    private static boolean[] heldOut(LabelledImages training, SplitSpec spec) {
        int[] quota = quotas(training, spec.fitSamples());
        boolean[] held = new boolean[training.size()];
        for (int index : Permutation.random(training.size(), new SplittableRandom(spec.seed()))) {
            held[index] = quota[training.label(index)]-- > 0;
        }
        return held;
    }

    private static int[] quotas(LabelledImages training, int fitSamples) {
        long[] counts = new long[training.classes()];
        for (int label : training.labels()) {
            counts[label]++;
        }
        int[] quota = new int[counts.length];
        long[] remainder = new long[counts.length];
        int missing = fitSamples;
        for (int c = 0; c < counts.length; c++) {
            quota[c] = (int) (counts[c] * fitSamples / training.size());
            remainder[c] = counts[c] * fitSamples % training.size();
            missing -= quota[c];
        }
        for (; missing > 0; missing--) {
            int largest = indexOfMax(remainder);
            quota[largest]++;
            remainder[largest] = -1;
        }
        return quota;
    }

    private static int indexOfMax(long[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static int[] indices(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length).filter(i -> held[i] == wanted).toArray();
    }
}
