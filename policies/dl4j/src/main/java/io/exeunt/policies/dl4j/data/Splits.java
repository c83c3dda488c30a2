package io.exeunt.policies.dl4j.data;

/**
 * A data set in three disjoint parts.
 *
 * @param spec how it was divided
 * @param train what the network is trained on
 * @param fit held out of training: what policies and searches see
 * @param report touched once, for the final numbers
 */
public record Splits(SplitSpec spec, LabelledImages train, LabelledImages fit, LabelledImages report) {
    /** Holds a part of the training set out, class by class in proportion, chosen by the spec's seed. */
    public static Splits of(LabelledImages training, LabelledImages report, SplitSpec spec) {
        throw new UnsupportedOperationException("draft");
    }
}
