package io.exeunt.simulator.policy;

import io.exeunt.simulator.trace.TraceSplit;

/** A rule for when to stop, ready to decide. Immutable; may be shared between threads. */
public interface FittedPolicy {
    /** One line for a reader: rule and thresholds. */
    String describe();

    /** The paths that the samples of a split take. Labels may be used only to count correct answers. */
    PathHistogram paths(TraceSplit split);
}
