package io.exeunt.simulator.policy;

import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;

/** A rule for when to stop, ready to decide. Immutable; may be shared between threads. */
public interface FittedPolicy {
    /** One line for a reader: rule and thresholds. */
    String describe();

    /** The paths that the samples of a split take. Labels may be used only to count correct answers. */
    PathHistogram paths(TraceSplit split);

    /**
     * What becomes of every single sample of a split; its histogram equals {@link #paths}.
     *
     * <p>The default shows {@link #paths} one sample at a time, which is right for every rule that looks at each sample by itself, but
     * slower than one pass. A rule that decides about samples together, as one that spends a common budget does, has to override it.
     *
     * @throws UnsupportedOperationException if single samples do not add up to the whole and this method is not overridden
     */
    default SampleDecisions decisions(TraceSplit split) {
        return SampleDecisions.oneByOne(this, split);
    }

    /** The numbers that the rule decides by, for tables: thresholds by exit, a patience. Empty where there are none to show. */
    default List<RuleNumber> numbers() {
        return List.of();
    }
}
